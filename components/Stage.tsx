/** The parts behind the curtain, in the order of a story told: each closed until its own click. Only parts that are known appear. */
import { Characters } from './Characters.tsx';
import { type Credits, hasMaking, type KnownFilm, type SimilarView } from './film.ts';
import { More } from './More.tsx';
import { Part } from './Part.tsx';
import { Similar } from './Similar.tsx';
import { Timeline } from './Timeline.tsx';

export function Stage(props: {
  film: KnownFilm;
  credits: Credits;
  /** Found when its part is opened. */
  similar: () => Promise<SimilarView[]>;
  links?: { text: string; href: string }[] | undefined;
  level: 3 | 4;
  onLookUp: (similar: SimilarView) => void;
}) {
  const { film, credits, level } = props;
  const { plot = [], ending = [], timeline = [], characters = [], settings = [], themes = [] } = film;
  return (
    <>
      {plot.length > 0 && (
        <Part title="Plot" note={ending.length ? 'without the ending' : undefined} level={level} credits={credits.plot}>
          {() => <Prose paragraphs={plot} />}
        </Part>
      )}
      {ending.length > 0 && (
        <Part title="Ending" level={level} credits={credits.ending}>
          {() => <Prose paragraphs={ending} />}
        </Part>
      )}
      {timeline.length > 0 && (
        <Part title="Timeline" note={`${timeline.length} events`} level={level} credits={credits.timeline}>
          {() => <Timeline events={timeline} runtime={film.runtime} />}
        </Part>
      )}
      {characters.length > 0 && (
        <Part title="Characters" note={`${characters.length}`} level={level} credits={credits.characters}>
          {() => <Characters characters={characters} />}
        </Part>
      )}
      {settings.length + themes.length > 0 && (
        <Part title="Settings and themes" level={level} credits={credits.settings}>
          {() => (
            <>
              <Tags label="Settings" words={settings} />
              <Tags label="Themes" words={themes} />
            </>
          )}
        </Part>
      )}
      {(hasMaking(film) || Object.keys(film.ids).length > 0) && (
        <Part title="Box office, crew, production and more" level={level} credits={credits.more}>
          {() => <More film={film} links={props.links} />}
        </Part>
      )}
      <Part title="Similar films" level={level} credits={credits.similar}>
        {() => <Similar find={props.similar} onLookUp={props.onLookUp} />}
      </Part>
    </>
  );
}

export function Prose({ paragraphs }: { paragraphs: string[] }) {
  return (
    <div class="prose">
      {paragraphs.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </div>
  );
}

function Tags({ label, words }: { label: string; words: string[] }) {
  if (!words.length) return null;
  return (
    <div class="stack">
      <p class="soft small">{label}</p>
      <ul class="tags" aria-label={label}>
        {words.map((word) => (
          <li key={word}>{word}</li>
        ))}
      </ul>
    </div>
  );
}
