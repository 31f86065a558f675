import { CoverPreview } from '../../../components/CoverPreview.tsx';
import { Choices, Switch } from '../../../components/controls.tsx';
import type { Sensitivity } from '../../../engine/verdict.ts';
import { MEASURED } from '../../../platform/measured.ts';
import { changeSetting, settings } from '../../../platform/settings.ts';
import { useItem } from '../../film/hooks.ts';
import type { Save } from '../App.tsx';

const STEPS: { value: Sensitivity; label: string; hint: string }[] = [
  {
    value: 'relaxed',
    label: 'Relaxed',
    hint: 'Only what surely gives the story away: deaths, twists, endings. Little is covered without need.',
  },
  { value: 'balanced', label: 'Balanced', hint: 'What most people would call a spoiler.' },
  {
    value: 'strict',
    label: 'Strict',
    hint: 'Also what may be a spoiler: early events, hints. Now and then something harmless is covered.',
  },
  {
    value: 'everything',
    label: 'Everything',
    hint: 'All that is told of what happens in a film you have not seen, the premise too.',
  },
];

export function ShieldSection({ save }: { save: Save }) {
  const shield = useItem(settings.shield);
  const judging = useItem(settings.judging);
  const look = useItem(settings.look);
  if (!shield || !judging || !look) return null;
  return (
    <div class="section">
      <Switch
        label="Shield"
        hint="Covers what gives away films that you have not seen, on every page."
        on={shield.on}
        onChange={(on) => save(changeSetting('shield', { on }))}
      />
      <div class="stack">
        <h2>Sensitivity</h2>
        <Choices
          legend="Sensitivity"
          quietLegend
          chosen={judging.sensitivity}
          choices={STEPS.map(({ value, label, hint }) => ({ value, label, hint: <Hint words={hint} step={value} /> }))}
          onChoose={(sensitivity) => save(changeSetting('judging', { sensitivity }))}
        />
      </div>
      <p class="soft small">
        Measured on film pages that were labelled sentence by sentence and that Curtain did not learn from.
      </p>
      <CoverPreview step={judging.sensitivity} look={look.style} hoverReveals={look.hoverReveals} />
    </div>
  );
}

function Hint({ words, step }: { words: string; step: Sensitivity }) {
  const { spoilersCovered, coversNeedless } = MEASURED[step];
  return (
    <>
      {words}
      <span class="small" style={{ display: 'block' }}>
        Covers {spoilersCovered} of 100 spoilers; {coversNeedless} of 100 covers are without need.
      </span>
    </>
  );
}
