import { html, LitElement, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { start, tell } from './story.js';

class Posts extends LitElement {
  static properties = { posts: { attribute: false } };

  constructor() {
    super();
    this.posts = start;
  }

  firstUpdated() {
    tell((posts) => {
      this.posts = posts;
    });
  }

  render() {
    return html`<main>${repeat(
      this.posts,
      ({ id }) => id,
      ({ id, text, open }) => html`<article class="post">
        <p title=${text}>Post ${id}. ${open ? html`<b>${text}</b>` : text}</p>
        ${id % 3 ? nothing : html`<ul><li>${text}</li></ul>`}
      </article>`,
    )}</main>`;
  }
}
customElements.define('x-posts', Posts);

export const open = (app) => app.append(new Posts());
