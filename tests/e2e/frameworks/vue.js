import { createApp, createSSRApp, h, onMounted, shallowRef, TransitionGroup } from 'vue';
import { start, tell } from './story.js';

const Post = (post) =>
  h('article', { class: 'post', key: post.id }, [
    h('p', { title: post.text }, ['Post ', post.id, '. ', post.open ? h('b', post.text) : post.text]),
    post.id % 3 ? null : h('ul', h('li', post.text)),
  ]);

export const App = {
  setup() {
    const posts = shallowRef(start);
    onMounted(() => tell((now) => (posts.value = now)));
    return () => h(TransitionGroup, { tag: 'main', css: false }, () => posts.value.map(Post));
  },
};

export function open(app) {
  const one = app.firstChild ? createSSRApp(App) : createApp(App);
  one.config.errorHandler = (error) => reportError(error);
  one.config.warnHandler = (warning) => reportError(new Error(warning));
  one.mount(app);
}
