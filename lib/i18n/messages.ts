import type { Locale } from "./locale";
import uiEn from "./messages/en/ui.json";
import shellEn from "./messages/en/shell.json";
import troubleEn from "./messages/en/trouble.json";
import publicEn from "./messages/en/public.json";
import guideEn from "./messages/en/guide.json";
import helpEn from "./messages/en/help.json";
import accountEn from "./messages/en/account.json";
import accessEn from "./messages/en/access.json";
import peopleEn from "./messages/en/people.json";
import organizationsEn from "./messages/en/organizations.json";
import errorsEn from "./messages/en/errors.json";
import noticesEn from "./messages/en/notices.json";
import noticeSettingsEn from "./messages/en/noticeSettings.json";
import outboxEn from "./messages/en/outbox.json";
import mailEn from "./messages/en/mail.json";
import statusesEn from "./messages/en/statuses.json";
import waitsEn from "./messages/en/waits.json";
import eventsEn from "./messages/en/events.json";
import clocksEn from "./messages/en/clocks.json";
import casesEn from "./messages/en/cases.json";
import reviewEn from "./messages/en/review.json";
import agreementEn from "./messages/en/agreement.json";
import assignmentEn from "./messages/en/assignment.json";
import paymentEn from "./messages/en/payment.json";
import evaluationEn from "./messages/en/evaluation.json";
import documentsEn from "./messages/en/documents.json";
import deskEn from "./messages/en/desk.json";
import uiEs from "./messages/es/ui.json";
import shellEs from "./messages/es/shell.json";
import troubleEs from "./messages/es/trouble.json";
import publicEs from "./messages/es/public.json";
import guideEs from "./messages/es/guide.json";
import helpEs from "./messages/es/help.json";
import accountEs from "./messages/es/account.json";
import accessEs from "./messages/es/access.json";
import peopleEs from "./messages/es/people.json";
import organizationsEs from "./messages/es/organizations.json";
import errorsEs from "./messages/es/errors.json";
import noticesEs from "./messages/es/notices.json";
import noticeSettingsEs from "./messages/es/noticeSettings.json";
import outboxEs from "./messages/es/outbox.json";
import mailEs from "./messages/es/mail.json";
import statusesEs from "./messages/es/statuses.json";
import waitsEs from "./messages/es/waits.json";
import eventsEs from "./messages/es/events.json";
import clocksEs from "./messages/es/clocks.json";
import casesEs from "./messages/es/cases.json";
import reviewEs from "./messages/es/review.json";
import agreementEs from "./messages/es/agreement.json";
import assignmentEs from "./messages/es/assignment.json";
import paymentEs from "./messages/es/payment.json";
import evaluationEs from "./messages/es/evaluation.json";
import documentsEs from "./messages/es/documents.json";
import deskEs from "./messages/es/desk.json";

/** Every word of the portal by language and area. The areas are named one by one, so that a bundler and a reader see them. */
const all = {
  en: {
    ui: uiEn,
    shell: shellEn,
    trouble: troubleEn,
    public: publicEn,
    guide: guideEn,
    help: helpEn,
    account: accountEn,
    access: accessEn,
    people: peopleEn,
    organizations: organizationsEn,
    errors: errorsEn,
    notices: noticesEn,
    noticeSettings: noticeSettingsEn,
    outbox: outboxEn,
    mail: mailEn,
    statuses: statusesEn,
    waits: waitsEn,
    events: eventsEn,
    clocks: clocksEn,
    cases: casesEn,
    review: reviewEn,
    agreement: agreementEn,
    assignment: assignmentEn,
    payment: paymentEn,
    evaluation: evaluationEn,
    documents: documentsEn,
    desk: deskEn,
  },
  es: {
    ui: uiEs,
    shell: shellEs,
    trouble: troubleEs,
    public: publicEs,
    guide: guideEs,
    help: helpEs,
    account: accountEs,
    access: accessEs,
    people: peopleEs,
    organizations: organizationsEs,
    errors: errorsEs,
    notices: noticesEs,
    noticeSettings: noticeSettingsEs,
    outbox: outboxEs,
    mail: mailEs,
    statuses: statusesEs,
    waits: waitsEs,
    events: eventsEs,
    clocks: clocksEs,
    cases: casesEs,
    review: reviewEs,
    agreement: agreementEs,
    assignment: assignmentEs,
    payment: paymentEs,
    evaluation: evaluationEs,
    documents: documentsEs,
    desk: deskEs,
  },
} satisfies Record<Locale, unknown>;

export type Messages = (typeof all)["en"];

/** The messages of one language; an area is a namespace. */
export function messagesFor(locale: Locale) {
  return all[locale];
}
