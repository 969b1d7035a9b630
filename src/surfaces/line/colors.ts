// The colours of LINE's bubbles, which are white in light and dark mode; each text at least 4.5:1 on its ground.

export const colors = {
  strong: '#111827',
  plain: '#374151',
  faint: '#6B7280',
  link: '#1D5FBF',
  primary: '#0B7A4B',
  danger: '#FBE3E1',
  quiet: '#EEF1F4',
  /** Under white text. */
  tones: { open: '#0B7A4B', full: '#B45309', closed: '#5F6B7A', notice: '#1D5FBF' },
} as const;
