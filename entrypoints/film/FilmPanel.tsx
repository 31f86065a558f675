/** One film, looked up: card, curtain, and where a part is missing, the sources that could give it. */
import { useCallback, useEffect, useState } from 'preact/hooks';
import { Curtain } from '../../components/Curtain.tsx';
import { Notice } from '../../components/controls.tsx';
import { Fetch } from '../../components/Fetch.tsx';
import { FilmCard } from '../../components/FilmCard.tsx';
import { hasDepth, isTold, type SimilarView } from '../../components/film.ts';
import { Part } from '../../components/Part.tsx';
import { Position } from '../../components/Position.tsx';
import { Similar } from '../../components/Similar.tsx';
import type { FilmId } from '../../engine/film.ts';
import type { Library } from '../../platform/library.ts';
import { PlotsError } from '../../platform/plots/index.ts';
import { happened, positions, setPosition } from '../../platform/positions.ts';
import { settings } from '../../platform/settings.ts';
import { watchShieldState } from '../../platform/shieldState.ts';
import { mark, marksOf, messageOf, useItem, useOutcome } from './hooks.ts';
import { type LookUp, lookUp, similarTo } from './lookUp.ts';
import { useOffers } from './useOffers.ts';

interface FilmPanelProps {
  id: FilmId;
  library: Library | undefined;
  /** In a tab of its own: with posters and "I'm at minute …". */
  roomy?: boolean;
  onLookUp: (film: SimilarView) => void;
  onFound?: (film: LookUp) => void;
}

export function FilmPanel(props: FilmPanelProps) {
  const { id, onFound } = props;
  const [fetched, setFetched] = useState(0);
  const outcome = useOutcome(() => lookUp(id), [id, fetched]);
  const found = outcome && 'value' in outcome ? outcome.value : undefined;

  useEffect(() => {
    if (found) onFound?.(found);
  }, [found, onFound]);

  // A film without a story may get one while it is looked at: right after the installation, or by another tab's click.
  const lacking = found && !isTold(found.film);
  useEffect(() => {
    if (!lacking) return;
    const gone = new AbortController();
    watchShieldState(() => setFetched((count) => count + 1), gone.signal);
    return () => gone.abort();
  }, [lacking]);

  if (!outcome) return null;
  if ('error' in outcome) {
    const { error } = outcome;
    return error instanceof PlotsError ? <Shut why={error.message} /> : <Notice title={messageOf(error)} trouble />;
  }
  if (!found) return <Notice title="This film is not in the catalogue">Search for it by its name.</Notice>;
  return <Found key={found.id} {...props} found={found} onFetched={() => setFetched((count) => count + 1)} />;
}

/** The cache cannot be read. */
const Shut = ({ why }: { why: string }) => (
  <Notice title={why} trouble>
    <p>The shield keeps working. Films can be looked up again once the browser has been restarted.</p>
  </Notice>
);

function Found({
  found,
  library,
  roomy,
  onLookUp,
  onFetched,
}: FilmPanelProps & { found: LookUp; onFetched: () => void }) {
  const { id, film, credits, trouble } = found;
  const posters = useItem(settings.sources)?.posters;
  const marks = marksOf(library, id);
  const similar = useCallback(() => similarTo(found), [found]);
  const level = roomy ? 2 : 3;
  const deep = hasDepth(film);

  return (
    <>
      <FilmCard
        film={film}
        credits={credits}
        marks={marks}
        level={roomy ? 1 : 2}
        poster={roomy && posters ? found.poster : undefined}
        onMark={(after) => void mark({ id, title: film.title, year: film.year }, marks, after)}
      />
      {trouble && <Shut why={trouble} />}
      {roomy && <Watched found={found} level={level} />}
      {deep && (
        <Curtain
          film={film}
          credits={credits}
          similar={similar}
          links={found.links}
          level={level}
          onLookUp={onLookUp}
        />
      )}
      {!trouble && <Missing found={found} level={level} onFetched={onFetched} />}
      {!deep && (
        <div class="stage">
          <Part title="Similar films" level={level}>
            {() => <Similar find={similar} onLookUp={onLookUp} />}
          </Part>
        </div>
      )}
    </>
  );
}

/** Where what the device lacks could come from, or what has grown old could come anew. */
function Missing({ found, level, onFetched }: { found: LookUp; level: 2 | 3; onFetched: () => void }) {
  const { offers, ...acts } = useOffers(found, onFetched);
  if (!offers.length) return null;
  const title = isTold(found.film)
    ? 'More can be fetched'
    : found.film.synopsis
      ? 'The full story is not on this device yet'
      : 'Its story is not on this device yet';
  return <Fetch title={title} level={level} offers={offers} {...acts} />;
}

/** "I'm at minute …", where running time and minutes are known. */
function Watched({ found, level }: { found: LookUp; level: 2 | 3 }) {
  const { id, film, credits } = found;
  const { runtime, timeline = [] } = film;
  const kept = useItem(positions);
  const [moving, setMoving] = useState<number>();
  if (!kept || !runtime || timeline.every(({ minute }) => minute === undefined)) return null;
  const minute = moving ?? kept[id] ?? 0;
  return (
    <Position
      events={timeline.slice(0, minute ? happened(timeline, minute, runtime) : 0)}
      estimated={credits.timeline?.some(({ change }) => change)}
      runtime={runtime}
      minute={minute}
      level={level}
      onMove={setMoving}
      onSet={(minute) => void setPosition(id, minute || null)}
    />
  );
}
