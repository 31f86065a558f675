/** Options: a section at a time, named in the address. Each change is saved at once and says so quietly. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../../components/Icon.tsx';
import { CacheSection } from './sections/CacheSection.tsx';
import { CorrectionsSection } from './sections/CorrectionsSection.tsx';
import { GesturesSection } from './sections/GesturesSection.tsx';
import { LibrarySection } from './sections/LibrarySection.tsx';
import { LookSection } from './sections/LookSection.tsx';
import { PrivacySection } from './sections/PrivacySection.tsx';
import { ShieldSection } from './sections/ShieldSection.tsx';
import { SitesSection } from './sections/SitesSection.tsx';
import { SourcesSection } from './sections/SourcesSection.tsx';

const SECTIONS = [
  { id: 'library', title: 'Library', Section: LibrarySection },
  { id: 'shield', title: 'Shield and sensitivity', Section: ShieldSection },
  { id: 'look', title: 'Look', Section: LookSection },
  { id: 'sites', title: 'Sites', Section: SitesSection },
  { id: 'gestures', title: 'Gestures and shortcuts', Section: GesturesSection },
  { id: 'sources', title: 'Sources', Section: SourcesSection },
  { id: 'corrections', title: 'Your corrections', Section: CorrectionsSection },
  { id: 'cache', title: 'Film cache', Section: CacheSection },
  { id: 'privacy', title: 'Privacy', Section: PrivacySection },
];

/** Saves, and says so. */
export type Save = (work: Promise<unknown>, words?: string) => void;

const inAddress = () => SECTIONS.find(({ id }) => `#${id}` === location.hash) ?? SECTIONS[0]!;

export function App() {
  const [{ id, title, Section }, setSection] = useState(inAddress);
  const heading = useRef<HTMLHeadingElement>(null);
  const { words, save } = useSaved();

  // Before the first paint: a step to another section right after it is not missed.
  useLayoutEffect(() => {
    const follow = () => {
      setSection(inAddress());
      scrollTo(0, 0);
      heading.current?.focus();
    };
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);

  useEffect(() => {
    document.title = `${title} · Curtain options`;
  }, [title]);

  return (
    <div class="options">
      <header>
        <a class="brand" href="film.html">
          <Icon name="curtain" />
          Curtain
        </a>
        <nav aria-label="Options">
          <ul>
            {SECTIONS.map((section) => (
              <li key={section.id}>
                <a href={`#${section.id}`} aria-current={section.id === id ? 'page' : undefined}>
                  {section.title}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <main>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        <Section save={save} />
      </main>
      <p class="saved" role="status">
        {words && (
          <span>
            <Icon name="check" />
            {words}
          </span>
        )}
      </p>
    </div>
  );
}

/** In milliseconds: "Saved" is taken in at a glance, a trouble has to be read. */
const SHOWN = 2400;
const TROUBLE_SHOWN = 12_000;

function useSaved(): { words: string; save: Save } {
  const [words, setWords] = useState('');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const say = (text: string, time: number) => {
    setWords(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setWords(''), time);
  };
  return {
    words,
    save: (work, text = 'Saved') =>
      void work.then(
        () => say(text, SHOWN),
        (error) => say(error instanceof Error ? error.message : 'This could not be saved.', TROUBLE_SHOWN),
      ),
  };
}
