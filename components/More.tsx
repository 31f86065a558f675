/** Money, people, making, scenes in the credits, and the film's pages elsewhere. */
import type { Film, OuterIds } from '../engine/film.ts';
import { Outward } from './CreditLine.tsx';
import { Prose } from './Stage.tsx';

export function More(props: { film: Partial<Film>; links?: { text: string; href: string }[] | undefined }) {
  const { boxOffice, crew = [], production = [], postCredits, ids } = props.film;
  const links = [...pagesElsewhere(ids ?? {}), ...(props.links ?? [])];
  return (
    <>
      <dl class="pairs">
        {boxOffice?.budget !== undefined && <Pair term="Budget">{dollars(boxOffice.budget)}</Pair>}
        {boxOffice?.gross !== undefined && <Pair term="Box office">{dollars(boxOffice.gross)}</Pair>}
        {crew.map(({ job, names }) => (
          <Pair key={job} term={job}>
            {names.join(', ')}
          </Pair>
        ))}
        {postCredits?.during !== undefined && (
          <Pair term="During the credits">{postCredits.during ? 'There is a scene' : 'Nothing'}</Pair>
        )}
        {postCredits?.after !== undefined && (
          <Pair term="After the credits">{postCredits.after ? 'There is a scene' : 'Nothing'}</Pair>
        )}
        {postCredits?.note && <Pair term="About the scenes">{postCredits.note}</Pair>}
      </dl>
      <Prose paragraphs={production} />
      {links.length > 0 && (
        <ul class="row" aria-label="Pages elsewhere">
          {links.map(({ text, href }) => (
            <li key={href}>
              <Outward link={href}>{text}</Outward>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Pair({ term, children }: { term: string; children: string }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  );
}

const dollars = (amount: number) =>
  new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency: 'USD',
    notation: amount >= 1e6 ? 'compact' : 'standard',
    maximumFractionDigits: amount >= 1e6 ? 1 : 0,
  }).format(amount);

/** Built from ids alone, so that nothing a source says becomes an address of another kind. */
const pagesElsewhere = ({ wikidata, imdb, tmdb, wikipedia }: OuterIds) =>
  [
    { text: 'Wikipedia', id: wikipedia?.replaceAll(' ', '_'), base: 'https://en.wikipedia.org/wiki/' },
    { text: 'IMDb', id: imdb, base: 'https://www.imdb.com/title/' },
    { text: 'TMDB', id: tmdb, base: 'https://www.themoviedb.org/movie/' },
    { text: 'Wikidata', id: wikidata, base: 'https://www.wikidata.org/wiki/' },
  ].flatMap(({ text, id, base }) => (id === undefined ? [] : [{ text, href: base + encodeURIComponent(id) }]));
