'use client'

import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

// Brass, for what leads: the bars of a cashier's cage. Ten steps; 7 and 8 carry white text.
const brass: MantineColorsTuple = [
  '#fbf5e9',
  '#f3e8cf',
  '#e8d2a2',
  '#dfbd73',
  '#d9ac4e',
  '#c8942f',
  '#b07f22',
  '#97691a',
  '#7d5512',
  '#5f3f0a',
]

// Ink, for what rests: a neutral that leans to blue, also used as Mantine's own dark scale.
const dark: MantineColorsTuple = [
  '#d3d8e0',
  '#b3bac6',
  '#949dab',
  '#6b7482',
  '#3d4552',
  '#2b323d',
  '#1d232c',
  '#14181f',
  '#0f1318',
  '#0a0d11',
]

const gray: MantineColorsTuple = [
  '#f8f9fb',
  '#f1f3f6',
  '#e6e9ee',
  '#d7dce3',
  '#c1c8d2',
  '#9aa4b2',
  '#6a7482',
  '#4c5563',
  '#313945',
  '#1b212a',
]

export const theme = createTheme({
  colors: { brass, dark, gray },
  primaryColor: 'brass',
  primaryShade: { light: 8, dark: 7 },
  autoContrast: true,
  defaultRadius: 'sm',
  radius: { xs: '3px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
  fontFamily: "Inter, ui-sans-serif, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif",
  fontFamilyMonospace:
    "ui-monospace, 'SF Mono', 'Cascadia Mono', 'JetBrains Mono', Menlo, Consolas, 'Liberation Mono', monospace",
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  headings: {
    fontWeight: '600',
    sizes: { h1: { fontSize: '1.25rem', lineHeight: '1.3' }, h2: { fontSize: '1rem', lineHeight: '1.4' } },
  },
  cursorType: 'pointer',
  // A cross says nothing to who cannot see it.
  components: { Modal: { defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } } },
})

/** The tokens the style sheets use, one set a colour scheme. Text tokens hold 4.5:1 on every surface here. */
export const tokens: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#f7f8fa',
    '--mantine-color-text': '#171c24',
    '--mantine-color-dimmed': '#59626f',
    // What is wrong with a field, in words: Mantine's own red is too light on white.
    '--mantine-color-error': '#b3261e',
    '--cage-surface': '#ffffff',
    '--cage-raised': '#f4f6f8',
    '--cage-line': '#e2e6eb',
    '--cage-line-strong': '#cdd3db',
    '--cage-hover': '#f5f2ea',
    '--cage-active': '#f8f1e0',
    '--cage-arrival': '#f6e7bf',
    '--cage-accent': '#7d5512',
    '--cage-credit': '#0f6b3f',
    '--cage-debit': '#171c24',
    '--cage-bad': '#b3261e',
    '--cage-bad-soft': '#fcebe9',
    '--cage-warn': '#8a4b00',
    '--cage-warn-soft': '#fdf0dc',
    '--cage-good': '#0f6b3f',
    '--cage-good-soft': '#e3f4ea',
    '--cage-info': '#3b4b9e',
    '--cage-info-soft': '#e9ecfa',
  },
  dark: {
    '--mantine-color-body': '#0d1015',
    '--mantine-color-text': '#e3e7ed',
    '--mantine-color-dimmed': '#99a3b1',
    '--mantine-color-error': '#ff8e85',
    '--cage-surface': '#13171d',
    '--cage-raised': '#191e26',
    '--cage-line': '#242b35',
    '--cage-line-strong': '#353e4b',
    '--cage-hover': '#1b1f24',
    '--cage-active': '#28230f',
    '--cage-arrival': '#4a3c14',
    '--cage-accent': '#dcb45c',
    '--cage-credit': '#5fcf93',
    '--cage-debit': '#e3e7ed',
    '--cage-bad': '#ff8e85',
    '--cage-bad-soft': '#3a1a19',
    '--cage-warn': '#f0b25e',
    '--cage-warn-soft': '#362410',
    '--cage-good': '#5fcf93',
    '--cage-good-soft': '#10301f',
    '--cage-info': '#a9b6ff',
    '--cage-info-soft': '#1d2340',
  },
})
