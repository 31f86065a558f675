import { browser } from 'wxt/browser';
import { Switch } from '../../../components/controls.tsx';
import { changeSetting, type Settings, settings } from '../../../platform/settings.ts';
import { useItem, useOutcome } from '../../film/hooks.ts';
import type { Save } from '../App.tsx';

export function GesturesSection({ save }: { save: Save }) {
  const gestures = useItem(settings.gestures);
  const commands = useOutcome(() => browser.commands.getAll(), []);
  if (!gestures) return null;
  const change = (fields: Partial<Settings['gestures']>) => save(changeSetting('gestures', fields));
  return (
    <div class="section">
      <div class="stack">
        <h2>Gestures</h2>
        <Switch
          label="The first click reveals"
          hint="It does nothing else: a link under a cover is not followed."
          on={gestures.clickReveals}
          onChange={(clickReveals) => change({ clickReveals })}
        />
        <Switch
          label="Alt and click cover again"
          hint="On words that you have revealed."
          on={gestures.altClickCovers}
          onChange={(altClickCovers) => change({ altClickCovers })}
        />
        <Switch
          label="Escape covers again"
          hint="What you revealed last."
          on={gestures.escapeCovers}
          onChange={(escapeCovers) => change({ escapeCovers })}
        />
        <p class="soft">By keyboard: Tab goes from cover to cover, Enter or Space reveals.</p>
      </div>
      <div class="stack">
        <h2>Shortcuts</h2>
        {commands && 'value' in commands && (
          <ul class="lines">
            {commands.value
              .filter(({ description }) => description)
              .map(({ name, description, shortcut }) => (
                <li key={name}>
                  <p>{description}</p>
                  {shortcut ? <kbd>{shortcut}</kbd> : <span class="soft">none set</span>}
                </li>
              ))}
          </ul>
        )}
        <p class="soft">
          The browser keeps shortcuts: change them on its page of extensions, under “Keyboard shortcuts” (Chrome, Edge)
          or “Manage Extension Shortcuts” (Firefox). Typing “film”, a space and a title in the address bar looks a film
          up.
        </p>
      </div>
    </div>
  );
}
