import { useState } from 'preact/hooks';
import { Notice } from '../../../components/controls.tsx';
import { FileButton } from '../../../components/FileButton.tsx';
import { listed, named } from '../../../components/film.ts';
import { askBackground, requestHosts } from '../../../platform/ask.ts';
import { isStale, type Slot } from '../../../platform/plots/index.ts';
import { settings } from '../../../platform/settings.ts';
import { originsOf, refreshable, SOURCE_INFO, type SourceId } from '../../../platform/sources/index.ts';
import { saveFile } from '../../film/files.ts';
import { messageOf, useItem, useOutcome } from '../../film/hooks.ts';
import { plots } from '../../film/lookUp.ts';
import type { Save } from '../App.tsx';

/** More lines than these are not drawn. */
const DRAWN = 100;

export function CacheSection({ save }: { save: Save }) {
  const [changes, setChanges] = useState(0);
  const [sure, setSure] = useState(false);
  const [filter, setFilter] = useState('');
  const sources = useItem(settings.sources);
  const slots = useOutcome(() => plots.list(), [changes]);
  if (!slots || !sources) return null;
  if ('error' in slots) {
    return (
      <Notice title={messageOf(slots.error)} trouble>
        <p>The shield keeps working without it.</p>
      </Notice>
    );
  }

  /** Changes the cache; the shields then learn what is known of which film. */
  const change = async (work: Promise<unknown>) => {
    await work;
    await askBackground({ kind: 'derive' });
    setChanges(changes + 1);
  };
  /** Asks for the hosts first: the browser grants them only within the click. */
  const refresh = async ({ id, sources: from }: Slot) => {
    const origins = refreshable(from).flatMap((source) => originsOf(source, sources));
    if (!(await requestHosts(origins))) throw new Error('Curtain was not allowed to ask.');
    const answer = await askBackground({ kind: 'refresh', film: id });
    setChanges(changes + 1);
    if (!answer.ok) throw new Error(answer.message);
  };
  const films = slots.value;
  const characters = films.reduce((sum, { size }) => sum + size, 0);
  const fetched = films.filter(({ sources }) => !sources.includes('shipped')).length;
  const fitting = films.filter(({ title }) => title.toLowerCase().includes(filter.trim().toLowerCase()));

  return (
    <div class="section">
      <div class="stack">
        <p>
          <strong>{films.length}</strong> films, about <strong>{megabytes(characters)}</strong>. When room runs short,
          films that you looked up longest ago go first.
        </p>
        <div class="row">
          <button
            type="button"
            class="button"
            onClick={() =>
              save(
                plots.export().then((text) => saveFile('curtain-films.json', text)),
                'Exported',
              )
            }
          >
            Export
          </button>
          <FileButton
            label="Import"
            accept=".json"
            onFile={(file) => save(change(file.text().then((text) => plots.take(text))), 'Imported')}
          />
          {sure ? (
            <>
              <button
                type="button"
                class="button main"
                onClick={() => {
                  setSure(false);
                  save(change(plots.clear()), 'Cleared');
                }}
              >
                Clear {fetched} films
              </button>
              <button type="button" class="button" onClick={() => setSure(false)}>
                Keep them
              </button>
            </>
          ) : (
            <button type="button" class="button" disabled={!fetched} onClick={() => setSure(true)}>
              Clear…
            </button>
          )}
        </div>
        <p class="soft small">
          Clearing removes what was fetched. The films that came with Curtain stay. Refreshing asks a film’s sources
          again.
        </p>
      </div>
      <div class="stack">
        <h2>Films</h2>
        <input
          class="field"
          type="text"
          placeholder="Filter"
          aria-label="Filter cached films"
          value={filter}
          onInput={(event) => setFilter(event.currentTarget.value)}
        />
        <ul class="lines">
          {fitting.slice(0, DRAWN).map((slot) => (
            <li key={slot.id}>
              <div>
                <p>
                  <a href={`film.html#${encodeURIComponent(slot.id)}`}>{named(slot)}</a>
                </p>
                <p class="soft small">
                  {namesOf(slot.sources).join(', ')} · {kilobytes(slot.size)}
                  {isStale(slot.oldest, Date.now()) && ' · fetched more than 30 days ago'}
                </p>
              </div>
              {refreshable(slot.sources).length > 0 && (
                <button
                  type="button"
                  class="button plain"
                  aria-label={`Refresh ${slot.title}: asks ${listed(namesOf(refreshable(slot.sources)))}`}
                  onClick={() => save(refresh(slot), 'Refreshed')}
                >
                  Refresh
                </button>
              )}
              {!slot.sources.includes('shipped') && (
                <button
                  type="button"
                  class="button plain"
                  aria-label={`Remove ${slot.title}`}
                  onClick={() => save(change(plots.remove(slot.id)), 'Removed')}
                >
                  Remove
                </button>
              )}
            </li>
          ))}
        </ul>
        {fitting.length > DRAWN && <p class="soft">{fitting.length - DRAWN} more. Use the filter to find them.</p>}
      </div>
    </div>
  );
}

const namesOf = (sources: SourceId[]) => sources.map((source) => SOURCE_INFO[source].name);
const kilobytes = (characters: number) => `${Math.ceil(characters / 1000)} kB`;
const megabytes = (characters: number) => `${(characters / 1e6).toFixed(1)} MB`;
