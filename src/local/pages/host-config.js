/**
 * How Teams dresses cards, in our words: its sizes and spacings, and its colours where they can be read. Its own green
 * and yellow are too pale for text on white, so the darker ones of Fluent stand here.
 */

const LIGHT = {
  text: ['#242424', '#5c5c5c'],
  inverse: ['#ffffff', '#f0f0f0'],
  accent: ['#4f52b2', '#5b5fc7'],
  good: ['#0e700e', '#2c7a2c'],
  warning: ['#835b00', '#835b00'],
  attention: ['#b10e1c', '#b3261e'],
  line: '#d6d6d6',
  surfaces: {
    default: '#ffffff',
    emphasis: '#f5f5f5',
    accent: '#e8ebfa',
    good: '#e7f5e7',
    attention: '#fdf0f0',
    warning: '#fdf6e3',
  },
};

const DARK = {
  text: ['#ffffff', '#c4c4c4'],
  inverse: ['#1f1f1f', '#333333'],
  accent: ['#a6a7f5', '#9299f7'],
  good: ['#7fd87f', '#92d192'],
  warning: ['#f2c661', '#f2c661'],
  attention: ['#f5a3a8', '#f1a1a6'],
  line: '#4a4a4a',
  surfaces: {
    default: '#292929',
    emphasis: '#1f1f1f',
    accent: '#2f2f4a',
    good: '#16301a',
    attention: '#3b1a1d',
    warning: '#3a2d10',
  },
};

const pair = ([normal, subtle]) => ({ default: normal, subtle });

const foregrounds = (palette) => ({
  default: pair(palette.text),
  dark: pair(palette.text),
  light: pair(palette.inverse),
  accent: pair(palette.accent),
  good: pair(palette.good),
  warning: pair(palette.warning),
  attention: pair(palette.attention),
});

const styles = (palette) =>
  Object.fromEntries(
    Object.entries(palette.surfaces).map(([style, backgroundColor]) => [
      style,
      { backgroundColor, borderColor: palette.line, foregroundColors: foregrounds(palette) },
    ]),
  );

const SIZES = { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 };
const LINES = { small: 16, default: 20, medium: 22, large: 24, extraLarge: 32 };
const WEIGHTS = { lighter: 300, default: 400, bolder: 600 };
const font = (fontFamily) => ({ fontFamily, fontSizes: SIZES, fontWeights: WEIGHTS });

export const hostConfig = (dark) => {
  const palette = dark ? DARK : LIGHT;
  return {
    supportsInteractivity: true,
    choiceSetInputValueSeparator: ',',
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: palette.line },
    imageSizes: { small: 32, medium: 52, large: 100 },
    lineHeights: LINES,
    fontTypes: {
      default: font(
        "'Segoe UI', system-ui, -apple-system, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif",
      ),
      monospace: font("ui-monospace, 'Cascadia Mono', Consolas, 'DejaVu Sans Mono', monospace"),
    },
    textStyles: {
      heading: { size: 'large', weight: 'bolder', color: 'default', isSubtle: false, fontType: 'default' },
    },
    textBlock: { headingLevel: 3 },
    containerStyles: styles(palette),
    inputs: {
      label: {
        inputSpacing: 'small',
        requiredInputs: { weight: 'bolder', suffix: ' *', suffixColor: 'attention' },
        optionalInputs: { weight: 'bolder' },
      },
      errorMessage: { spacing: 'small', color: 'attention', size: 'small' },
    },
    actions: {
      maxActions: 6,
      spacing: 'default',
      buttonSpacing: 8,
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
      preExpandSingleShowCardAction: false,
      showCard: { actionMode: 'inline', inlineTopMargin: 16, style: 'emphasis' },
    },
    adaptiveCard: { allowCustomStyle: false },
    imageSet: { imageSize: 'medium', maxImageHeight: 100 },
    factSet: {
      title: { weight: 'bolder', wrap: true, maxWidth: 140 },
      value: { weight: 'default', wrap: true },
      spacing: 16,
    },
  };
};
