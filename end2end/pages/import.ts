// The screens of the import: choose a file, read what it would do, confirm.
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, type Locator, type Page } from '@playwright/test'
import { hydrated, visit } from '../fixtures/base'

type Whose = 'Ученики и родители' | 'Сотрудники'
type Made = { name: string; mimeType: string; buffer: Buffer }

const lists = fileURLToPath(new URL('../fixtures/school-12/', import.meta.url))

export class ImportPages {
  constructor(readonly page: Page) {}

  async open(): Promise<void> {
    await visit(this.page, '/import')
  }

  /** Sends a list of the school № 12 and waits for its report. */
  async check(whose: Whose, file: string): Promise<void> {
    await this.send(whose, lists + file)
  }

  /** The same with a file of one's own. */
  async send(whose: Whose, file: string | Made): Promise<void> {
    const name = typeof file === 'string' ? basename(file) : file.name
    await this.page.getByRole('radio', { name: whose }).check({ force: true })
    await this.page.getByLabel('Файл').setInputFiles(file)
    await this.page.getByRole('button', { name: 'Проверить файл' }).click()
    await expect(this.page.getByRole('heading', { level: 1, name })).toBeVisible()
    await hydrated(this.page)
  }

  /** Says what these columns mean, and has the file checked again. */
  async mean(meanings: Record<string, string>): Promise<void> {
    for (const [heading, meaning] of Object.entries(meanings)) {
      await this.page.getByLabel(heading, { exact: true }).selectOption(meaning)
    }
    await this.page.getByRole('button', { name: 'Проверить ещё раз' }).click()
    await hydrated(this.page)
  }

  /** A list that was brought in, by the name of its file: the latest. */
  batch(file: string | RegExp): Locator {
    const past = this.page.locator('section').filter({ hasText: 'Загруженные списки' })
    return past.getByRole('link', { name: file }).first()
  }

  /** A sentence of the report. */
  told(words: RegExp): Locator {
    return this.page.getByRole('paragraph').filter({ hasText: words })
  }

  get rejected(): Locator {
    return this.page.getByRole('table', { name: /^Отклонено/ }).locator('tbody tr')
  }

  async confirm(): Promise<void> {
    await this.page.getByRole('button', { name: /^Загрузить/ }).click()
    await expect(this.page.getByText(/^Список загружен/)).toBeVisible()
  }
}
