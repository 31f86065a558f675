import { useState } from 'preact/hooks';
import { dated } from '../../../components/film.ts';
import { type Correction, corrections, removeCorrection } from '../../../platform/corrections.ts';
import { useItem } from '../../film/hooks.ts';
import type { Save } from '../App.tsx';

export function CorrectionsSection({ save }: { save: Save }) {
  const list = useItem(corrections);
  if (!list) return null;
  const undo = (id: string) => save(removeCorrection(id), 'Undone');
  return (
    <div class="section">
      <p class="soft">
        What you called “not a spoiler” or told Curtain to hide, on whatever page it appears. This stays on your device.
      </p>
      {list.length === 0 && <p>You have not corrected anything yet. The menu on a right click does it.</p>}
      <ul class="lines">
        {list.map((correction) => (
          <Line key={correction.id} correction={correction} onUndo={undo} />
        ))}
      </ul>
    </div>
  );
}

/** The words of a "hide" may spoil: they stay covered until asked for. */
function Line({ correction, onUndo }: { correction: Correction; onUndo: (id: string) => void }) {
  const { id, told, name, excerpt, date } = correction;
  const [open, setOpen] = useState(told === 'safe');
  return (
    <li>
      <div>
        <p>
          <strong>{told === 'safe' ? 'Not a spoiler' : 'Hide this'}</strong>
          {name && <span class="soft"> · {name}</span>}
          <span class="soft"> · {dated(date)}</span>
        </p>
        {open ? (
          <p>{excerpt}</p>
        ) : (
          <button type="button" class="button plain" onClick={() => setOpen(true)}>
            Show the words
          </button>
        )}
      </div>
      <button
        type="button"
        class="button plain"
        aria-label={`Undo: ${told === 'safe' ? 'not a spoiler' : 'hide this'}`}
        onClick={() => onUndo(id)}
      >
        Undo
      </button>
    </li>
  );
}
