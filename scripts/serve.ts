/** A server on localhost for the pages of tests and benchmarks. */
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Site {
  /** Serves a page at a path of its own. @returns its address */
  page(html: string, headers?: Record<string, string>): string;
  /** Serves whatever the listener answers. @returns the address */
  serve(listener: RequestListener): string;
  close(): void;
}

/** Opens a site on a free port. */
export async function openSite(): Promise<Site> {
  const listeners = new Map<string, RequestListener>();
  const server = createServer((request, response) => {
    const listener = listeners.get(request.url!.split('?')[0]!);
    if (listener) listener(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const serve = (listener: RequestListener) => {
    const path = `/${listeners.size + 1}`;
    listeners.set(path, listener);
    return `http://localhost:${port}${path}`;
  };
  return {
    serve,
    page: (html, headers = {}) =>
      serve((_, response) =>
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(html),
      ),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
