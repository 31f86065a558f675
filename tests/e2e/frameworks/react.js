import { createElement as h, useEffect, useState } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { start, tell } from './story.js';

const Post = ({ id, text, open }) =>
  h(
    'article',
    { className: 'post' },
    h('p', { title: text }, 'Post ', id, '. ', open ? h('b', null, text) : text),
    id % 3 ? null : h('ul', null, h('li', null, text)),
  );

export function App() {
  const [posts, draw] = useState(start);
  useEffect(() => void tell(draw), []);
  return h(
    'main',
    null,
    posts.map((post) => h(Post, { ...post, key: post.id })),
  );
}

export function open(app) {
  if (app.firstChild) hydrateRoot(app, h(App), { onRecoverableError: (error) => reportError(error) });
  else createRoot(app).render(h(App));
}
