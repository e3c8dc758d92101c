// The screens of the import: choose a file, read what it would do, confirm.
import { fileURLToPath } from 'node:url'
import { expect, type Locator, type Page } from '@playwright/test'
import { hydrated, visit } from '../fixtures/base'

const lists = fileURLToPath(new URL('../fixtures/school-12/', import.meta.url))

export class ImportPages {
  constructor(readonly page: Page) {}

  async open(): Promise<void> {
    await visit(this.page, '/import')
  }

  /** Sends a list of the school № 12 and waits for its report. */
  async check(whose: 'Ученики и родители' | 'Сотрудники', file: string): Promise<void> {
    await this.page.getByRole('radio', { name: whose }).check({ force: true })
    await this.page.getByLabel('Файл').setInputFiles(lists + file)
    await this.page.getByRole('button', { name: 'Проверить файл' }).click()
    await expect(this.page.getByRole('heading', { level: 1, name: file })).toBeVisible()
    await hydrated(this.page)
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
