// How the journeys are walked: Debian's Chromium, a school day in the Urals, two walkers at most.
import { defineConfig, devices } from '@playwright/test'

const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync']

export default defineConfig({
  testDir: 'tests',
  globalSetup: './fixtures/city.ts',
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  forbidOnly: true,
  reporter: 'line',
  use: {
    ...devices['Desktop Chrome'],
    locale: 'ru-RU',
    timezoneId: 'Asia/Yekaterinburg',
    contextOptions: { reducedMotion: 'reduce' },
    // It would answer for the server behind the back of a journey; that of `offline.spec` lets it.
    serviceWorkers: 'block',
    trace: 'retain-on-failure',
    launchOptions: { executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: quiet },
  },
})
