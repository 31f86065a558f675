import { Switch } from '../../../components/controls.tsx';
import { askBackground, requestHosts } from '../../../platform/ask.ts';
import type { UiToBackground } from '../../../platform/messages.ts';
import { changeSetting, type Settings } from '../../../platform/settings.ts';
import { originsOf } from '../../../platform/sources/index.ts';
import { watchlistJob } from '../../../platform/watchlistJob.ts';
import { useItem } from '../../film/hooks.ts';
import type { Save } from '../App.tsx';

/** "Keep my watchlist ready offline": the switch, and how far the work is. */
export function WatchlistOffline({ sources, save }: { sources: Settings['sources']; save: Save }) {
  const job = useItem(watchlistJob);

  const ask = async (act: (UiToBackground & { kind: 'watchlistJob' })['act']) => {
    const answer = await askBackground({ kind: 'watchlistJob', act });
    if (!answer.ok) throw new Error(answer.message);
  };
  /** Switching on asks for the hosts, which the browser grants only within the click. */
  const turn = async (on: boolean) => {
    if (on && !(await requestHosts(originsOf('wikipedia', sources)))) {
      throw new Error('Curtain was not allowed to ask Wikipedia.');
    }
    await changeSetting('sources', { watchlistOffline: on });
    await ask(on ? 'start' : 'pause');
  };

  return (
    <div class="stack">
      <Switch
        label="Keep my watchlist ready offline"
        hint="Sends the name of the article of each film on your watchlist to Wikipedia, one after another."
        on={sources.watchlistOffline}
        onChange={(on) => save(turn(on))}
      />
      {sources.watchlistOffline && job && job.total > 0 && (
        <div class="card stack">
          <label for="watchlist-progress">
            {job.done} of {job.total} films {job.state === 'paused' && '· paused'}
          </label>
          <progress id="watchlist-progress" max={job.total} value={job.done} />
          {job.trouble && <p role="alert">{job.trouble}</p>}
          {job.state !== 'idle' && (
            <p>
              <button
                type="button"
                class="button"
                onClick={() => void (job.state === 'running' ? ask('pause') : ask('goOn'))}
              >
                {job.state === 'running' ? 'Pause' : 'Go on'}
              </button>
            </p>
          )}
          {job.failed.length > 0 && (
            <details>
              <summary>{job.failed.length} films could not be had</summary>
              <ul>
                {job.failed.map(({ id, title, why }) => (
                  <li key={id}>
                    {title}: {why}
                  </li>
                ))}
              </ul>
            </details>
          )}
        </div>
      )}
    </div>
  );
}
