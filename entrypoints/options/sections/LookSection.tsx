import { CoverPreview } from '../../../components/CoverPreview.tsx';
import { Choices, Switch } from '../../../components/controls.tsx';
import { changeSetting, type Settings, settings } from '../../../platform/settings.ts';
import { useItem } from '../../film/hooks.ts';
import type { Save } from '../App.tsx';

export function LookSection({ save }: { save: Save }) {
  const look = useItem(settings.look);
  if (!look) return null;
  const change = (fields: Partial<Settings['look']>) => save(changeSetting('look', fields));
  return (
    <div class="section">
      <CoverPreview step="balanced" look={look.style} hoverReveals={look.hoverReveals} />
      <div class="stack">
        <h2>Covers</h2>
        <Choices
          legend="Look of covers"
          quietLegend
          chosen={look.style}
          choices={[
            { value: 'blur', label: 'Blur', hint: 'The words are a soft shade.' },
            { value: 'bar', label: 'Bar', hint: 'A solid bar lies over the words.' },
            { value: 'blank', label: 'Blank', hint: 'The words are gone; their place stays.' },
          ]}
          onChoose={(style) => change({ style })}
        />
      </div>
      <div class="stack">
        <Switch
          label="Reveal by hovering"
          hint="Resting the pointer on a cover opens it."
          on={look.hoverReveals}
          onChange={(hoverReveals) => change({ hoverReveals })}
        />
        <Switch
          label="Blur pictures too"
          hint="Pictures beside covered words are blurred: a thumbnail can spoil."
          on={look.blurPictures}
          onChange={(blurPictures) => change({ blurPictures })}
        />
      </div>
    </div>
  );
}
