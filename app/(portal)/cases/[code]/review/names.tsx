"use client";

import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from "react";
import { Icon } from "@/components/ui/icon";
import type { ServerAction } from "@/lib/web/answer";

/** A person as an audited reading tells them. */
export type ShownPerson = {
  id: string;
  role: string;
  name: string;
  aliases: string[];
  place: string;
  contact: string;
  never: string;
  about: string;
};

export type NamesTexts = { show: string; showing: string; failed: string; again: string; shown: string };

type Reading = {
  people: ReadonlyMap<string, ShownPerson>;
  state: "hidden" | "reading" | "shown" | "failed";
  message: string;
  read: () => void;
  texts: NamesTexts;
};

const Context = createContext<Reading | null>(null);

function useReading(): Reading {
  const reading = useContext(Context);
  if (!reading) throw new Error("A name stands outside of NamesScope");
  return reading;
}

const isPerson = (value: unknown): value is ShownPerson =>
  typeof value === "object" && value !== null && "id" in value && "name" in value && "aliases" in value;

function peopleIn(reply: unknown): ShownPerson[] {
  if (typeof reply !== "object" || reply === null || !("people" in reply)) return [];
  return Array.isArray(reply.people) ? reply.people.filter(isPerson) : [];
}

type Props = {
  readParties: ServerAction;
  /** The cases whose names are read, each with the operation under which it is logged. */
  cases: readonly { subjectId: string; operationId: string }[];
  /** Read as the page opens: it said before that it would. */
  atOnce?: boolean;
  texts: NamesTexts;
  children: ReactNode;
};

/**
 * Names are not part of a page: they are asked for, and each asking is an event of its case. They stay in this page's
 * memory alone.
 */
export function NamesScope({ readParties, cases, atOnce = false, texts, children }: Props) {
  const [people, setPeople] = useState<ReadonlyMap<string, ShownPerson>>(new Map());
  const [state, setState] = useState<Reading["state"]>("hidden");
  const [message, setMessage] = useState("");
  const underWay = useRef(false);
  // A page that refreshes itself brings new operations; the reading that was made stays one.
  const first = useRef(cases);

  const read = useCallback(() => {
    if (underWay.current) return;
    underWay.current = true;
    setState("reading");
    void (async () => {
      const found = new Map<string, ShownPerson>();
      for (const { subjectId, operationId } of first.current) {
        const answer = await readParties({ subjectId, operationId, input: {} }).catch(() => null);
        if (!answer?.ok) {
          underWay.current = false;
          setMessage(answer ? answer.message : texts.failed);
          setState("failed");
          return;
        }
        for (const person of peopleIn(answer.reply)) found.set(person.id, person);
      }
      setPeople(found);
      setState("shown");
    })();
  }, [readParties, texts.failed]);

  useEffect(() => {
    if (atOnce) read();
  }, [atOnce, read]);

  const value = useMemo(
    () => ({ people, state, message, read, texts }),
    [people, state, message, read, texts],
  );
  return <Context.Provider value={value}>{children}</Context.Provider>;
}

/** The button that asks for the names, and what came of it. */
export function NamesButton() {
  const { state, message, read, texts } = useReading();
  if (state === "shown") {
    return (
      <p className="small quiet" role="status">
        {texts.shown}
      </p>
    );
  }
  return (
    <div>
      {state === "failed" ? (
        <p className="error" role="alert">
          <Icon name="circle-alert" />
          <span>{message}</span>
        </p>
      ) : null}
      <button
        type="button"
        className="button button--quiet"
        aria-disabled={state === "reading" || undefined}
        onClick={read}
      >
        {state === "reading" ? texts.showing : state === "failed" ? texts.again : texts.show}
      </button>
    </div>
  );
}

/** A name once it was read, until then what stands for it ("Client 1"). */
export function Name({ id, children }: { id: string; children: ReactNode }) {
  const person = useReading().people.get(id);
  return person ? <b className="party">{person.name}</b> : <>{children}</>;
}

type DetailTexts = { also: string; place: string; contact: string; never: string };

/** What else was said of a person; nothing until it was read. */
export function PersonDetails({ id, texts }: { id: string; texts: DetailTexts }) {
  const person = useReading().people.get(id);
  if (!person) return null;
  const { aliases, place, contact, never, about } = person;
  return (
    <>
      {never ? (
        <span className="never">
          <b>{texts.never}</b> {never}
        </span>
      ) : null}
      {about ? <small>{about}</small> : null}
      {aliases.length > 0 ? (
        <small>
          {texts.also} {aliases.join("; ")}
        </small>
      ) : null}
      {place ? (
        <small>
          {texts.place} {place}
        </small>
      ) : null}
      {contact ? (
        <small>
          {texts.contact} {contact}
        </small>
      ) : null}
    </>
  );
}

/** What is of no use before the names were read. */
export function OnceShown({ children }: { children: ReactNode }) {
  return useReading().state === "shown" ? children : null;
}

/** For a form over the names themselves: it begins once they were read. */
export function WithNames({
  children,
}: {
  children: (people: ReadonlyMap<string, ShownPerson>) => ReactNode;
}) {
  const { state, people } = useReading();
  return state === "shown" ? children(people) : <NamesButton />;
}
