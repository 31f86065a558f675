/** Pages made for the benchmarks, of the text of the project's own labelled pages, the same each time. */
import { escaped } from '../escaped.ts';
import { blocksOf, labelledPages } from './blocks.ts';

/** Paragraphs of the labelled pages: those of pages without films, and the others. */
export function paragraphs(): { plain: string[]; film: string[] } {
  const textsOf = (films: boolean) =>
    labelledPages()
      .filter(({ filmWords }) => filmWords > 0 === films)
      .flatMap(({ html }) => blocksOf(html))
      .filter(({ kind, text }) => kind === 'prose' && text.length > 80)
      .map(({ text }) => escaped(text));
  return { plain: textsOf(false), film: textsOf(true) };
}

const page = (title: string, body: string, script: string): string =>
  `<!doctype html><html lang="en"><title>${title}</title><meta name="viewport" content="width=device-width">
<style>body { font: 16px/1.5 sans-serif; max-width: 60em; margin: auto } article { border: 1px solid #ccc; margin: 1em; padding: 1em }</style>
<body>${body}<script>${script}</script></body></html>`;

const DONE = 'onload = () => setTimeout(() => { done = true }, 100);';

const article = (n: number, text: string): string =>
  `<article id="a${n}"><h3><a href="#a${n}">${text.slice(0, 50)}</a></h3><p>${text}</p><p><em>Posted</em> by <a href="#u${n}">reader ${n}</a></p></article>`;

/**
 * A feed of articles into which more are put, one a frame.
 * @param share of the articles that talk of films
 */
export function feed(count: number, insertions: number, share: number): string {
  const { plain, film } = paragraphs();
  const every = share > 0 ? Math.round(1 / share) : Number.POSITIVE_INFINITY;
  const text = (n: number) => (n % every === 0 ? film[(n / every) % film.length]! : plain[n % plain.length]!);
  const more = Array.from({ length: insertions }, (_, n) => article(count + n, text(n)));
  const body = Array.from({ length: count }, (_, n) => article(n, text(n))).join('');
  return page(
    'A feed',
    `<main id="feed">${body}</main><template id="more">${more.join('')}</template>`,
    `onload = () => {
      const next = () => {
        const one = more.content.firstElementChild;
        if (!one) return setTimeout(() => { done = true }, 100);
        feed.append(one);
        requestAnimationFrame(next);
      };
      next();
    };`,
  );
}

/** One article of so many characters about one film. @param whole all in one element */
export function longArticle(characters: number, whole: boolean): string {
  const { film } = paragraphs();
  const parts: string[] = [];
  for (let length = 0, n = 0; length < characters; n++) {
    parts.push(film[n % film.length]!);
    length += parts[n]!.length + 1;
  }
  const body = whole ? `<p>${parts.join(' ')}</p>` : parts.map((part) => `<p>${part}</p>`).join('');
  return page('Leaving Las Vegas (1995)', `<h1>Leaving Las Vegas (1995)</h1>${body}`, DONE);
}

/** A page with frames of its own site; with `text` each holds a few paragraphs. */
export function framed(frames: number, text: boolean): string {
  const { film } = paragraphs();
  const inner = (n: number) =>
    (text ? film.slice(n * 5, n * 5 + 5).map((one) => `<p>${one}</p>`) : ['<canvas></canvas>'])
      .join('')
      .replace(/&/g, '&amp;')
      .replace(/"/g, '&quot;');
  const body = Array.from({ length: frames }, (_, n) => `<iframe srcdoc="<body>${inner(n)}"></iframe>`).join('');
  return page('Frames', `<p>A page with frames.</p>${body}`, DONE);
}

/** 100 nodes changed in each frame, for so many frames. */
export function endless(frames: number): string {
  const { plain, film } = paragraphs();
  const body = [...plain, ...film]
    .slice(0, 300)
    .map((text) => `<p>${text}</p>`)
    .join('');
  return page(
    'A ticker',
    `<ul id="list">${Array.from({ length: 100 }, (_, n) => `<li>Price ${n}: <b>0</b></li>`).join('')}</ul>${body}`,
    `onload = () => {
      let frame = 0;
      const cells = [...list.querySelectorAll('b')];
      const next = () => {
        for (const [n, cell] of cells.entries()) cell.textContent = String(frame * 7 + n);
        if (++frame < ${frames}) requestAnimationFrame(next);
        else setTimeout(() => { done = true }, 100);
      };
      next();
    };`,
  );
}

/** A list of 20 cards, whose nodes are thrown away and made anew so often. */
export function recycled(cards: number): string {
  const { film } = paragraphs();
  const texts = JSON.stringify(film.slice(0, 60)).replaceAll('<', '\\u003c');
  return page(
    'Cards',
    '<h1>Leaving Las Vegas (1995)</h1><ul id="list"></ul>',
    `const texts = ${texts};
    let made = 0;
    const card = () => {
      const one = document.createElement('li');
      one.innerHTML = '<h3>Card ' + made + '</h3><p>' + texts[made++ % texts.length] + '</p>';
      return one;
    };
    for (let n = 0; n < 20; n++) list.append(card());
    start = () => new Promise((done) => {
      const next = () => {
        for (let n = 0; n < 20; n++) { list.append(card()); list.firstElementChild.remove(); }
        if (made < ${cards}) requestAnimationFrame(next);
        else setTimeout(done, 500);
      };
      next();
    });
    onload = () => setTimeout(() => { done = true }, 100);`,
  );
}
