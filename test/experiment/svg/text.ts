/** Small pieces of SVG text: the same number is written the same way on every machine. */

/** Tenths of a pixel: finer differences between machines must not reach the file. */
export function pixels(value: number): string {
  const tenths = Math.round(value * 10) / 10;
  return `${Object.is(tenths, -0) ? 0 : tenths}`;
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element; numbers among its attributes are pixels. */
export function element(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? pixels(value) : value}"`);
  return `<${name}${written.join('')}${content === '' ? '/>' : `>${content}</${name}>`}`;
}

export function label(text: string, attributes: Attributes): string {
  return element('text', attributes, escaped(text));
}
