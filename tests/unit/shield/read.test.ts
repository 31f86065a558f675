import { Window } from 'happy-dom';
import { describe, expect, it } from 'vitest';
import type { Place } from '../../../engine/block.ts';
import { type Reading, readPage } from '../../../entrypoints/shield.content/read.ts';
import { stretchesOf } from '../../../entrypoints/shield.content/run.ts';
import { readSignals } from '../../../entrypoints/shield.content/signals.ts';

function pageOf(html: string): Document {
  const { document } = new Window({ url: 'https://page.example/' });
  document.write(html);
  return document as unknown as Document;
}

const read = (html: string): Reading[] => [...readPage(pageOf(html))];
const texts = (html: string): string[] => read(html).map(({ block }) => block.text);
const pathOf = (place: Place | null): string => (place ? `${pathOf(place.parent)}/${place.heading ?? place.kind}` : '');
const places = (html: string): Record<string, string> =>
  Object.fromEntries(read(html).map(({ block, place }) => [block.text, pathOf(place)]));

describe('text', () => {
  it('joins inline tags, comments and neighbouring text nodes', () => {
    expect(texts('<p>In the <i>end</i> <b>An</b>n<!-- --> dro<wbr>wns.</p>')).toEqual(['In the end Ann drowns.']);
  });

  it('collapses white space as the screen does, keeps that of pre, and breaks lines at br', () => {
    expect(texts('<p>\n  One\n  two  <b> three</b>\t</p>')).toEqual(['One two three']);
    expect(texts('<pre>one\n  two</pre>')).toEqual(['one\n  two']);
    expect(texts('<p>one<br> two<br><br>three</p>')).toEqual(['one\ntwo\n\nthree']);
    expect(texts('<p>a&nbsp; b</p>')).toEqual(['a\u00a0 b']);
  });

  it('cuts at block tags, also inside inline ones', () => {
    expect(texts('<div>a<p>b</p>c <a href="#">d<div>e</div>f</a></div>')).toEqual(['a', 'b', 'c d', 'e', 'f']);
  });

  it('keeps a name and the words beside it apart', () => {
    expect(texts('<div><b>gus</b><span>Posts: 4</span></div>')).toEqual(['gus\nPosts: 4']);
    expect(texts('<div><span>Har</span><span>ry</span></div>')).toEqual(['Harry']);
  });

  it('leaves alone what is typed, editors, scripts and styles', () => {
    const html = `<textarea>a</textarea><div contenteditable>b</div><div role="textbox">c</div><div class="cm-editor">d</div>
      <script>e</script><style>f</style><template>g</template><noscript>h</noscript><p contenteditable="false">seen</p>`;
    expect(texts(html)).toEqual(['seen']);
  });

  it('finds the way back to each unit', () => {
    const [reading] = read('<p>\n One <b>two\n   three</b> <i>four</i>.</p>');
    const { block, pieces } = reading!;
    for (let start = 0; start < block.text.length; start++) {
      for (let end = start + 1; end <= block.text.length; end++) {
        const back = stretchesOf(pieces, start, end).map(({ node, from, to }) =>
          node.data.slice(from, to).replace(/\s/g, ' '),
        );
        expect(back.join('').replace(/ +/g, ' ')).toBe(block.text.slice(start, end));
      }
    }
  });

  it('reads attributes that are shown or spoken', () => {
    const found = read(
      '<p><img alt="A dog"> <a title="Go" href="#">x</a></p><input placeholder="Type"><button aria-label="Close">y</button>',
    );
    expect(found.flatMap(({ attribute, block }) => (attribute ? [`${attribute}: ${block.text}`] : []))).toEqual([
      'alt: A dog',
      'title: Go',
      'placeholder: Type',
      'aria-label: Close',
    ]);
  });

  it('takes 10,000 nested elements and forms whose fields shadow their properties', () => {
    expect(texts(`${'<div>'.repeat(10_000)}deep`)).toEqual(['deep']);
    expect(texts('<form><input name="parentNode"><input name="localName"><p>x</p></form><p>y</p>')).toEqual(['x', 'y']);
  });
});

describe('blocks', () => {
  it('tells their kinds', () => {
    const html = `<h2>h</h2><p>p</p><ul><li>li</li></ul><table><caption>c</caption><tr><td>td</td></tr></table>
      <blockquote><p>q</p></blockquote><p><a href="/x">a</a></p><button>b</button><figure><figcaption>f</figcaption></figure>`;
    expect(Object.fromEntries(read(html).map(({ block }) => [block.text, block.kind]))).toEqual({
      h: 'heading',
      p: 'prose',
      li: 'item',
      c: 'caption',
      td: 'cell',
      q: 'quote',
      a: 'link',
      b: 'label',
      f: 'caption',
    });
  });

  it('marks emphasis, links and what the site hides', () => {
    const [reading] = read('<p>See <a href="/f"><em>The Film </em></a>or <span class="spoiler">he dies</span>.</p>');
    const { text, marks } = reading!.block;
    expect(marks.map(({ kind, href, start, end }) => [kind, href, text.slice(start, end)])).toEqual([
      ['emphasis', undefined, 'The Film'],
      ['link', '/f', 'The Film'],
      ['hidden', undefined, 'he dies'],
    ]);
  });
});

describe('places', () => {
  it('nests sections by their headings, inside the element the heading stands in', () => {
    expect(
      places('<main><h1>A</h1><p>1</p><h2>B</h2><p>2</p><h3>C</h3><p>3</p><h2>D</h2><p>4</p></main><p>5</p>'),
    ).toMatchObject({
      '1': '/page/A',
      '2': '/page/A/B',
      '3': '/page/A/B/C',
      '4': '/page/A/D',
      '5': '/page',
    });
    expect(places('<div><h3>X</h3><p>1</p></div><div><h3>Y</h3><p>2</p></div>')).toMatchObject({
      '1': '/page/X',
      '2': '/page/Y',
    });
  });

  it('lets a heading that is alone in its wrapper speak for what follows', () => {
    const html = '<div><h2>Plot</h2><span>[edit]</span></div><p>1</p><ul><li><h3>Card</h3></li></ul><p>2</p>';
    expect(places(html)).toMatchObject({ '1': '/page/Plot', '2': '/page/Plot' });
  });

  it('opens places for articles, comments and threads, and leaves them behind', () => {
    const html = `<div class="comments"><div class="comment-item">1<div class="comment">2</div></div></div>
      <article>3<section>4</section></article><li class="post">5</li><div class="post-body">6</div>
      <details><summary>Spoiler</summary>7</details><div class="spoiler-free">8</div>`;
    expect(places(html)).toMatchObject({
      '1': '/page/thread/comment',
      '2': '/page/thread/comment/comment',
      '3': '/page/article',
      '4': '/page/article/section',
      '5': '/page/comment',
      '6': '/page',
      '7': '/page/spoiler',
      '8': '/page',
    });
  });

  it('finds the section of what comes later and in between', () => {
    const page = pageOf('<main><h2>A</h2><p id="a">1</p><h2>B</h2><p>2</p></main>');
    const first = [...readPage(page)];
    const late = page.createElement('p');
    late.textContent = 'late';
    page.getElementById('a')!.after(late);
    const [reading] = readPage(late);
    expect(reading!.place).toBe(first.find(({ block }) => block.text === '1')!.place);
  });

  it('reads the text of one element alone, in the same place', () => {
    const page = pageOf('<article><h2>A</h2><div id="d">one<p>two</p>three</div></article>');
    const whole = [...readPage(page)];
    const shallow = [...readPage(page.getElementById('d')!, { shallow: true })];
    expect(shallow.map(({ block }) => block.text)).toEqual(['one', 'three']);
    expect(shallow[0]!.place).toBe(whole[1]!.place);
  });
});

describe('signals', () => {
  it('are what the page says of itself', () => {
    const page = pageOf(`<head><title>A film (1999)</title><meta property="og:title" content="A film">
      <meta name="Description" content="d"><link rel="canonical" href="/f"><script type="application/ld+json">{"@type":"Movie"}</script></head>
      <body><a data-track-action="IMDb" href="https://imdb.example/tt1">IMDb</a></body>`);
    const signals = readSignals(page, 'https://page.example/');
    expect(signals).toMatchObject({
      url: 'https://page.example/',
      title: 'A film (1999)',
      jsonLd: ['{"@type":"Movie"}'],
      links: ['/f', 'https://imdb.example/tt1'],
    });
    expect(signals.meta).toMatchObject({ 'og:title': 'A film', description: 'd' });
  });
});
