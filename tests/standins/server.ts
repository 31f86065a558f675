/** A source played on this machine: answers in the shapes that the source documents, and remembers what it was asked. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Reply {
  status?: number;
  headers?: Record<string, string>;
  /** Text as it is, anything else as JSON; `hang`: never ends; `drop`: the connection is cut. */
  body: unknown;
}

export const HANG = Symbol('hang');
export const DROP = Symbol('drop');

export interface StandIn {
  base: string;
  asked: { url: URL; headers: IncomingMessage['headers'] }[];
  /** The next requests get these replies, whatever they ask; then the usual ones again. */
  next(...replies: Reply[]): void;
  close(): Promise<void>;
}

export async function standIn(reply: (url: URL) => Reply): Promise<StandIn> {
  const asked: StandIn['asked'] = [];
  const queue: Reply[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url!, 'http://localhost');
    asked.push({ url, headers: request.headers });
    const { status = 200, headers = {}, body } = queue.shift() ?? reply(url);
    if (body === DROP) return void request.socket.destroy();
    if (body === HANG) return;
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    next: (...replies) => queue.push(...replies),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
