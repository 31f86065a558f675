/** Sentences about a made-up film, covered as the person's choices have it. */
import { useState } from 'preact/hooks';

/** Names of the steps, from least covered to most. */
const STEPS = ['relaxed', 'balanced', 'strict', 'everything'] as const;
type Step = (typeof STEPS)[number];

/** From which step on each sentence is covered; none: never. */
const SENTENCES: { text: string; from?: Step }[] = [
  { text: 'The Lighthouse Keepers was shot on the Faroe Islands in eleven weeks.' },
  { text: 'A young doctor rows out to an island to look after two brothers.', from: 'everything' },
  { text: 'Before long she is reading the elder one’s letters.', from: 'strict' },
  { text: 'She finds out that the brothers have not spoken the truth about the wreck.', from: 'balanced' },
  { text: 'In the end Aron lets the light go out and drowns.', from: 'relaxed' },
];

export function CoverPreview({
  step,
  look,
  hoverReveals,
}: {
  step: Step;
  look: 'blur' | 'bar' | 'blank';
  hoverReveals: boolean;
}) {
  const [open, setOpen] = useState<string>();
  const covered = (from?: Step) => from !== undefined && STEPS.indexOf(from) <= STEPS.indexOf(step);
  return (
    <figure class="card preview">
      <figcaption class="soft small">Preview, with a film that does not exist. Press a cover to open it.</figcaption>
      <p>
        {SENTENCES.map(({ text, from }) =>
          covered(from) && open !== text ? (
            // biome-ignore lint/a11y/useSemanticElements: a button cannot break over lines as covered words do
            <span
              key={text}
              role="button"
              tabIndex={0}
              class={`covered ${look}${hoverReveals ? ' hover' : ''}`}
              onClick={() => setOpen(text)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' && event.key !== ' ') return;
                event.preventDefault();
                setOpen(text);
              }}
            >
              <span class="unseen">A spoiler is hidden. Open it.</span>
              <span aria-hidden="true">{text} </span>
            </span>
          ) : (
            <span key={text}>{text} </span>
          ),
        )}
      </p>
    </figure>
  );
}
