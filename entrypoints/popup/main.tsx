import { render } from 'preact';
import { plots } from '../film/lookUp.ts';
import { App } from './App.tsx';
import './style.css';

plots.peek([]).catch(() => {}); // Opens the cache while the page is asked for its films.
render(<App />, document.getElementById('app')!);
