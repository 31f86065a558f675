import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNet } from '../../../platform/sources/net.ts';
import { DROP, HANG, type StandIn, standIn } from '../../standins/server.ts';

const name = 'Somewhere';
const PATIENCE = { attempts: 3, pause: 5, longest: 2000, size: 10_000_000 };
/** Waits for an answer for a moment only: for sources that give none. */
const hasty = createNet({ ...PATIENCE, answer: 150 });
let server: StandIn;
const net = createNet(PATIENCE);
const ask = (signal?: AbortSignal, by = net) => by.json({ name, url: `${server.base}/x`, ...(signal && { signal }) });

beforeEach(async () => {
  server = await standIn(() => ({ body: { fine: true } }));
});
afterEach(() => server.close());

describe('a request', () => {
  it('gives JSON, and explained errors with their status', async () => {
    expect(await ask()).toEqual({ status: 200, body: { fine: true } });
    server.next({ status: 401, body: { status_code: 7 } });
    expect(await ask()).toEqual({ status: 401, body: { status_code: 7 } });
  });

  it.each([
    ['HTML instead of JSON', { body: '<!doctype html><h1>Hello' }, 'not-json'],
    ['cut JSON', { body: '{"query":{"pages":[{"title":"Lea' }, 'cut'],
    ['an empty answer', { body: '' }, 'cut'],
    ['an answer of more than 10 MB', { body: `"${'x'.repeat(10_000_001)}"` }, 'too-big'],
    ['a refused key in HTML', { status: 403, body: '<p>No' }, 'refused'],
    ['a missing page in HTML', { status: 404, body: '<p>No' }, 'missing'],
    ['a cut connection', { body: DROP }, 'offline'],
  ])('tells of %s', async (_, reply, code) => {
    server.next(reply);
    await expect(ask()).rejects.toMatchObject({ code, message: expect.stringContaining(name) });
  });

  it('tells that no answer comes', async () => {
    server.next({ body: HANG });
    await expect(ask(undefined, hasty)).rejects.toMatchObject({ code: 'timeout' });
  });

  it('tells that there is no network', async () => {
    await server.close();
    await expect(ask()).rejects.toMatchObject({ code: 'offline' });
  });

  it.each([429, 500, 503])('is made again after %i, and gives up with a plain word', async (status) => {
    server.next({ status, body: '<p>busy' }, { status, body: '' });
    expect(await ask()).toEqual({ status: 200, body: { fine: true } });
    server.next({ status, body: '' }, { status, body: '' }, { status, body: '' });
    await expect(ask()).rejects.toMatchObject({ code: status === 429 ? 'busy' : 'down' });
    expect(server.asked).toHaveLength(6);
  });

  it('waits as long as it is told', async () => {
    server.next({ status: 429, headers: { 'retry-after': '1' }, body: '' });
    const start = Date.now();
    await ask();
    expect(Date.now() - start).toBeGreaterThanOrEqual(990);
  });

  it('does not wait longer than a person would', async () => {
    server.next({ status: 429, headers: { 'retry-after': '3600' }, body: '' });
    await expect(ask()).rejects.toMatchObject({ code: 'busy' });
    server.next({ status: 429, headers: { 'retry-after': new Date(Date.now() + 3_600_000).toUTCString() }, body: '' });
    await expect(ask()).rejects.toMatchObject({ code: 'busy' });
  });

  it('can be stopped while it waits, runs, or stands in the queue', async () => {
    const stop = new AbortController();
    server.next({ status: 429, headers: { 'retry-after': '2' }, body: '' });
    const [waiting, queued] = [ask(stop.signal), ask(stop.signal)];
    setTimeout(() => stop.abort(), 40);
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
    await expect(queued).rejects.toMatchObject({ code: 'cancelled' });
    expect(server.asked).toHaveLength(1);
    server.next({ body: HANG });
    const running = new AbortController();
    setTimeout(() => running.abort(), 20);
    await expect(ask(running.signal)).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('waits for the one before it to the same host, whatever becomes of that', async () => {
    server.next({ body: HANG });
    const order: string[] = [];
    const first = ask(undefined, hasty).catch(() => order.push('first'));
    const second = ask(undefined, hasty).then(() => order.push('second'));
    await Promise.all([first, second]);
    expect(order).toEqual(['first', 'second']);
  });
});
