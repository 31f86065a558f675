import { mount } from 'svelte';
import App from './App.svelte';

export const open = (app) => mount(App, { target: app });
