import { Outward } from '../../../components/CreditLine.tsx';
import { Switch } from '../../../components/controls.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { changeSetting, type Settings, settings } from '../../../platform/settings.ts';
import { SOURCE_INFO } from '../../../platform/sources/index.ts';
import { useItem } from '../../film/hooks.ts';
import type { Save } from '../App.tsx';
import { WatchlistOffline } from './WatchlistOffline.tsx';

const SHOWN = ['wikipedia', 'wikidata', 'tmdb', 'omdb'] as const;

export function SourcesSection({ save }: { save: Save }) {
  const sources = useItem(settings.sources);
  if (!sources) return null;
  const change = (fields: Partial<Settings['sources']>) => save(changeSetting('sources', fields));
  /** One entry of a group, put beside those that are stored at that moment: another may just have been saved. */
  const put = (group: 'keys' | 'bases', id: string, value: string) =>
    save(
      settings.sources.update((now) => {
        const { [id]: _, ...others } = now[group] as Record<string, string>;
        return { ...now, [group]: value || group === 'keys' ? { ...others, [id]: value } : others };
      }),
    );

  return (
    <div class="section">
      <p class="soft">
        Where synopses and stories come from when they are not on this device. Nothing is asked of anyone until you
        press a button that says so.
      </p>
      <ul class="stack wide">
        {SHOWN.map((id) => {
          const { name, sends, credit, key } = SOURCE_INFO[id];
          return (
            <li key={id} class="card stack">
              <h2>{name}</h2>
              <p>{sends}</p>
              <p class="credit soft small">
                <Outward link={credit.home}>{credit.home}</Outward>
                {credit.licence && ` · ${credit.licence.name}`}
                {credit.notice && ` · ${credit.notice}`}
              </p>
              {key && (
                <TextField
                  label={`Your ${name} key`}
                  hint="Kept on this device, sent to this source only. Without it this source is not asked."
                  secret
                  value={sources.keys[key]}
                  onChange={(value) => put('keys', key, value)}
                />
              )}
            </li>
          );
        })}
      </ul>
      <div class="stack">
        <h2>Languages</h2>
        <TextField
          label="Languages to look films up in, best first"
          hint="Two-letter codes, such as: en, fr"
          value={sources.languages.join(', ')}
          check={(value) => (codesIn(value) ? undefined : 'Write two-letter codes, parted by commas.')}
          onChange={(value) => change({ languages: codesIn(value) ?? sources.languages })}
        />
      </div>
      <div class="stack">
        <h2>More</h2>
        <Switch
          label="Show posters"
          hint="On film pages. The picture is loaded from its source, which then sees that you look at this film."
          on={sources.posters}
          onChange={(posters) => change({ posters })}
        />
        <WatchlistOffline sources={sources} save={save} />
      </div>
      <details>
        <summary>Addresses of the sources</summary>
        <div class="stack details-body">
          <p class="soft">For stand-ins and mirrors. Empty means the usual address.</p>
          {SHOWN.map((id) => (
            <TextField
              key={id}
              label={SOURCE_INFO[id].name}
              value={sources.bases[id] ?? ''}
              check={(value) =>
                value === '' || /^https?:\/\/[^/\s]/.test(value) ? undefined : 'Write a whole address: https://…'
              }
              onChange={(value) => put('bases', id, value)}
            />
          ))}
        </div>
      </details>
    </div>
  );
}

/** "en, fr" as codes; undefined when something else is among them or nothing is there. */
function codesIn(text: string): string[] | undefined {
  const codes = text
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter(Boolean);
  return codes.length > 0 && codes.every((code) => /^[a-z]{2,3}$/.test(code)) ? [...new Set(codes)] : undefined;
}
