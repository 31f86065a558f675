import { h, render } from 'preact';
import { start, tell } from './story.js';

const Post = ({ id, text, open }) =>
  h(
    'article',
    { class: 'post' },
    h('p', { title: text }, 'Post ', id, '. ', open ? h('b', null, text) : text),
    id % 3 ? null : h('ul', null, h('li', null, text)),
  );

export function open(app) {
  const draw = (posts) =>
    render(
      h(
        'main',
        null,
        posts.map((post) => h(Post, { ...post, key: post.id })),
      ),
      app,
    );
  draw(start);
  tell(draw);
}
