/**
 * The curtain before what spoils. Closed: one button. Then a plain warning. Open: the parts, each closed until its own
 * click. Closing it, or another film, draws it again.
 */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Heading } from './controls.tsx';
import { type Credits, isTold, type KnownFilm, type SimilarView } from './film.ts';
import { Icon } from './Icon.tsx';
import { Stage } from './Stage.tsx';

export function Curtain(props: {
  film: KnownFilm;
  credits: Credits;
  /** Found when its part is opened. */
  similar: () => Promise<SimilarView[]>;
  links?: { text: string; href: string }[] | undefined;
  level: 2 | 3;
  onLookUp: (similar: SimilarView) => void;
}) {
  const [state, setState] = useState<'closed' | 'asked' | 'open'>('closed');
  const landing = useRef<HTMLElement | null>(null);
  const moved = useRef(false);
  const go = (next: typeof state) => {
    moved.current = true;
    setState(next);
  };

  // After the person's own step the focus goes where the story continues, never at first sight. At once: a key pressed next must
  // not find it moved away.
  useLayoutEffect(() => {
    if (moved.current) landing.current?.focus();
  }, [state]);

  const land = (element: HTMLElement | null) => {
    landing.current = element;
  };

  const { title } = props.film;
  const told = isTold(props.film);
  const name = told ? 'Full plot and ending' : 'Characters, cast and more';

  if (state === 'open') {
    return (
      <section class="stage" aria-label={name}>
        <div class="rail">
          <div ref={land} tabIndex={-1}>
            <Heading level={props.level}>Behind the curtain</Heading>
          </div>
          <button type="button" class="button plain no-print" onClick={() => go('closed')}>
            Close the curtain
          </button>
        </div>
        <Stage {...props} level={props.level === 2 ? 3 : 4} />
      </section>
    );
  }

  return (
    <section class="drape" aria-label={name}>
      {state === 'closed' ? (
        <button type="button" class="button" ref={land} onClick={() => go('asked')}>
          <Icon name="curtain" />
          {name}
        </button>
      ) : (
        <>
          <p ref={land} tabIndex={-1}>
            {told ? 'This tells how ' : 'Names and themes can hint at what happens in '}
            <strong>{title}</strong>
            {told ? ' ends.' : '.'}
          </p>
          <div class="row">
            <button type="button" class="button" onClick={() => go('open')}>
              Open the curtain
            </button>
            <button type="button" class="button plain" onClick={() => go('closed')}>
              Keep it closed
            </button>
          </div>
        </>
      )}
    </section>
  );
}
