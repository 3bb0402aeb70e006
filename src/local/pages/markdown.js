import markdownIt from '/assets/markdown-it.js';

/**
 * Markdown as Teams reads it: never HTML. Images and links are left in on purpose, so that text which should have been
 * escaped gives itself away on this page; the page loads no image from elsewhere.
 */
const inMessages = markdownIt({ html: false, linkify: true, breaks: false });
const inCards = markdownIt({ html: false, linkify: false, breaks: false }).disable([
  'heading',
  'lheading',
  'hr',
  'code',
  'fence',
  'table',
  'blockquote',
  'backticks',
  'strikethrough',
]);

const linksOpenBeside = (renderer) => {
  renderer.renderer.rules.link_open = (tokens, index, options, env, self) => {
    tokens[index].attrSet('target', '_blank');
    tokens[index].attrSet('rel', 'noopener noreferrer');
    return self.renderToken(tokens, index, options);
  };
};
linksOpenBeside(inMessages);
linksOpenBeside(inCards);

export const messageMarkdown = (text) => inMessages.render(text);
export const cardMarkdown = (text) => inCards.render(text);
