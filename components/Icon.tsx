/** Line icons on a 24-unit grid; decoration only, the words beside them carry the meaning. */
const PATHS = {
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14ZM16 16l4.5 4.5',
  check: 'M4.5 12.5l5 5 10-11',
  bookmark: 'M7 4h10v16l-5-4-5 4V4Z',
  chevron: 'M9 5l7 7-7 7',
  open: 'M14 4h6v6M20 4l-9 9M17 14v6H4V7h6',
  gear: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 4.5v5M9 14.5v5',
  curtain: 'M3 4h18M5 4v16c4-2 6-7 6-16M19 4v16c-4-2-6-7-6-16',
  info: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM12 11v6M12 7.5v.5',
  alert: 'M12 3.5 22 20.5H2L12 3.5ZM12 10v5M12 17.5v.5',
  back: 'M15 5l-7 7 7 7',
  eye: 'M2 12c3-5 6-7 10-7s7 2 10 7c-3 5-6 7-10 7s-7-2-10-7ZM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6Z',
};

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      class="icon"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.75"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
