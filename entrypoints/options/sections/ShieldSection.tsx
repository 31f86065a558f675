import { CoverPreview } from '../../../components/CoverPreview.tsx';
import { Choices, Switch } from '../../../components/controls.tsx';
import { changeSetting, settings } from '../../../platform/settings.ts';
import { useItem } from '../../film/hooks.ts';
import type { Save } from '../App.tsx';

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
          choices={[
            {
              value: 'relaxed',
              label: 'Relaxed',
              hint: 'Only what surely gives the story away: deaths, twists, endings. Little is covered without need.',
            },
            {
              value: 'balanced',
              label: 'Balanced',
              hint: 'What most people would call a spoiler.',
            },
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
          ]}
          onChoose={(sensitivity) => save(changeSetting('judging', { sensitivity }))}
        />
      </div>
      <CoverPreview step={judging.sensitivity} look={look.style} hoverReveals={look.hoverReveals} />
    </div>
  );
}
