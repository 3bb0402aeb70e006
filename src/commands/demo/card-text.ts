type Node = Readonly<Record<string, unknown>>;

/** What a person reads on a card, a line per element, top to bottom. */
export const readCard = (card: unknown): string => {
  const lines: string[] = [];
  visit(card, (node) => {
    if (node['type'] === 'TextBlock') lines.push(String(node['text']));
    if (node['type'] !== 'RichTextBlock') return;
    const runs = Array.isArray(node['inlines']) ? (node['inlines'] as (string | Node)[]) : [];
    lines.push(runs.map((run) => (typeof run === 'string' ? run : String(run['text']))).join(''));
  });
  return lines.join('\n');
};

/** The titles of the buttons a card offers. */
export const titlesOn = (card: unknown): readonly string[] => {
  const titles: string[] = [];
  visit(card, (node) => {
    const { type, title } = node;
    if (typeof type === 'string' && type.startsWith('Action.') && typeof title === 'string') titles.push(title);
  });
  return titles;
};

/** Goes through the drawn parts in order; fallbacks are what is drawn instead, so not both. */
const visit = (value: unknown, see: (node: Node) => void): void => {
  if (Array.isArray(value)) value.forEach((item) => visit(item, see));
  else if (typeof value === 'object' && value !== null) {
    see(value as Node);
    for (const [name, child] of Object.entries(value)) if (name !== 'fallback') visit(child, see);
  }
};
