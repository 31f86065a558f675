/** The same story for every framework: posts that are moved, opened, replaced and rewritten for some seconds. */
const SPOILER = 'In the end Ben dies in her arms.';
const SAFE = 'I liked the trumpet score.';
const START = Array.from({ length: 12 }, (_, id) => ({ id, text: id % 2 ? SPOILER : SAFE, open: false }));
const LAST = [
  { id: 1, text: SPOILER, open: false },
  { id: 2, text: SAFE, open: false },
];
const STEPS = 120;

const turned = (posts, n) => {
  if (n % 4 === 0) return [...posts.slice(5), ...posts.slice(0, 5)];
  if (n % 4 === 1) return posts.map((post) => ({ ...post, open: !post.open }));
  if (n % 4 === 2)
    return [...posts.filter(({ id }) => id !== n), { id: 100 + n, text: SPOILER, open: false }].slice(-14);
  return posts.map((post) => ({ ...post, text: post.text === SAFE ? SPOILER : SAFE }));
};

export const start = START;

/** Draws one state after another, the last of which is always the same. */
export async function tell(draw) {
  let posts = START;
  for (let n = 0; n < STEPS; n++) {
    await new Promise((done) => setTimeout(done, 16));
    posts = turned(posts, n);
    draw(posts);
  }
  draw(LAST);
  globalThis.done = true;
}
