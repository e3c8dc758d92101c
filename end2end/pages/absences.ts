// Absences: the note of a family, and the class teacher's list.
import { expect, type Page } from '@playwright/test'
import { hydrated } from '../fixtures/base'

export class Note {
  constructor(private readonly page: Page) {}

  /** Writes a note from the first to the last day. */
  async send(first: string, last: string, text: string): Promise<void> {
    await this.page.getByLabel('С какого дня').fill(first)
    await this.page.getByLabel('По какой день').fill(last)
    await this.page.getByLabel('Что передать').fill(text)
    await this.page.getByRole('button', { name: 'Отправить' }).click()
  }

  /** Those written before, latest first. */
  get sent() {
    return this.page.getByRole('main').locator('.told > li')
  }
}

export class Absences {
  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto('/absences')
    await hydrated(this.page)
    await expect(this.page.getByRole('heading', { level: 1, name: /^Пропуски/ })).toBeVisible()
  }

  /** A pupil whose absences wait. */
  pupil(name: string | RegExp) {
    return this.page.locator('section.absent').filter({ has: this.page.getByRole('heading', { level: 2, name }) })
  }
}
