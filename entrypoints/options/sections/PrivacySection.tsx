const KEPT = [
  [
    'Your library and choices',
    'In the browser’s extension storage: films seen, watchlist, positions, options, corrections.',
  ],
  ['Films', 'In the extension’s own database: synopses and breakdowns, so that they open without a request.'],
  ['Pages', 'Nothing. Pages are judged where they are, and what was covered is forgotten with the tab.'],
] as const;

export function PrivacySection() {
  return (
    <div class="section">
      <p>
        What you read is judged on this device and never leaves it. Curtain has no server, no account and no telemetry,
        and it loads no code from anywhere.
      </p>
      <div class="stack">
        <h2>What is stored here</h2>
        <ul class="lines">
          {KEPT.map(([what, where]) => (
            <li key={what}>
              <div>
                <strong>{what}</strong>
                <p class="soft">{where}</p>
              </div>
            </li>
          ))}
        </ul>
      </div>
      <div class="stack">
        <h2>What is sent</h2>
        <p>
          Nothing by itself. A request goes out when you press a button that says so, or for your watchlist or for
          posters if you switched these on under <a href="#sources">Sources</a>. It carries a film’s title or id, and
          your own key where a source wants one: nothing else.
        </p>
      </div>
      <div class="stack">
        <h2>What a page can notice</h2>
        <p>
          A page’s own scripts can find out that words on it are covered. They cannot read your library, nor speak to
          Curtain.
        </p>
      </div>
    </div>
  );
}
