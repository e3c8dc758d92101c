// Homework: the page of one lesson from both sides, and the lists.
import { expect, type Page } from '@playwright/test'

export type Brought = { name: string, mimeType: string, buffer: Buffer }

export class Homework {
  constructor(private readonly page: Page) {}

  get main() {
    return this.page.getByRole('main')
  }

  /** The teacher hangs files on it. */
  async hang(files: Brought[]): Promise<void> {
    await this.page.getByLabel('Файлы').setInputFiles(files)
    await this.page.getByRole('button', { name: 'Приложить файлы' }).click()
  }

  async link(address: string, title = ''): Promise<void> {
    await this.page.getByLabel('Адрес ссылки').fill(address)
    await this.page.getByLabel('Как назвать').fill(title)
    await this.page.getByRole('button', { name: 'Приложить ссылку' }).click()
  }

  /** The family answers; what is there already is replaced. */
  async answer(text: string, files: Brought[]): Promise<void> {
    const again = this.page.getByText('Заменить ответ')
    if (await again.isVisible()) await again.click()
    await this.page.getByLabel('Текст ответа').fill(text)
    await this.page.getByLabel('Файлы', { exact: true }).setInputFiles(files)
    await this.page.getByRole('button', { name: 'Отправить ответ' }).click()
  }

  /** The answer of a pupil on the teacher's page. */
  answerOf(name: RegExp) {
    return this.page.getByRole('article').filter({ has: this.page.getByRole('heading', { level: 3, name }) })
  }

  async reply(name: RegExp, words: string, verdict: 'Проверено' | 'Доработать'): Promise<void> {
    const answer = this.answerOf(name)
    await answer.getByRole('textbox').fill(words)
    await answer.getByRole('button', { name: verdict }).click()
  }

  /** The bytes behind a file of the page, as a browser saves them. */
  async download(name: string): Promise<{ bytes: Buffer, called: string }> {
    const { readFile } = await import('node:fs/promises')
    const coming = this.page.waitForEvent('download')
    await this.main.getByRole('link', { name, exact: true }).click()
    const download = await coming
    return { bytes: await readFile(await download.path()), called: download.suggestedFilename() }
  }

  async said(words: string | RegExp): Promise<void> {
    await expect(this.main.getByText(words).first()).toBeVisible()
  }
}
