// `make shots`: the same browser and city, but pictures instead of expectations.
import { defineConfig } from '@playwright/test'
import journeys from './playwright.config'

export default defineConfig({ ...journeys, testDir: 'shots', timeout: 120_000 })
