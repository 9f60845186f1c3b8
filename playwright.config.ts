import { defineConfig } from '@playwright/test'
import { browserFlags } from './tests/support/browser'

const onDemos = ['disputes.spec.ts', 'settlement.spec.ts', 'reconciliation.spec.ts']

export default defineConfig({
  testDir: 'tests/e2e',
  globalSetup: './tests/support/e2e-server.ts',
  outputDir: 'test-results/e2e',
  timeout: 60_000,
  // A machine that builds beside it is slow, and no defect.
  expect: { timeout: 15_000 },
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  use: {
    baseURL: process.env.CAGE_URL,
    locale: 'en-GB',
    timezoneId: 'UTC',
    screenshot: 'only-on-failure',
    // A trace of every test is kept only where somebody can look at it: it costs a quarter of the time.
    trace: process.env.CI ? 'off' : 'retain-on-failure',
    launchOptions: { executablePath: process.env.CAGE_BROWSER, args: browserFlags },
  },
  projects: [
    { name: 'furnish', testMatch: 'furnish.setup.ts', timeout: 300_000 },
    {
      name: 'desk',
      testMatch: '*.spec.ts',
      testIgnore: onDemos,
      dependencies: ['furnish'],
    },
    // Each on a demo casino of its own, which it starts.
    { name: 'demos', testMatch: onDemos },
  ],
})
