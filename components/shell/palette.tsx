"use client";

import { Command } from "cmdk";
import { Content, Description, Overlay, Portal, Root, Title } from "radix-ui/dialog";
import { useState } from "react";
import { useFound, useWaiting } from "./palette-lines";
import type { Answer, Line, PaletteTexts } from "./palette-answer";

type Props = {
  /** The pages of the navigation. */
  places: readonly Line[];
  texts: PaletteTexts;
  onClose: () => void;
};

/**
 * One box to go anywhere: to a case by what is known of it, to what waits on the reader, to a page. Keyboard alone: type,
 * up and down, Enter, Escape. Import it lazily: its script is fetched when it is first asked for.
 */
export function Palette({ places, texts, onClose }: Props) {
  const [typed, setTyped] = useState("");
  const waits = useWaiting();
  const found = useFound(typed.trim());
  const holds = ({ label, note }: Line) => plain(`${label} ${note}`).includes(plain(typed.trim()));
  const groups: [title: string, lines: readonly Line[]][] = [
    [texts.cases, [...(found.answer?.cases ?? []), ...(found.answer?.all ? [found.answer.all] : [])]],
    [texts.organizations, found.answer?.organizations ?? []],
    [texts.waits, waits.filter(holds)],
    [texts.places, places.filter(holds)],
  ];
  const shown = groups.filter(([, lines]) => lines.length > 0);
  const values = shown.flatMap(([, lines]) => lines.map(valueOf));
  // Chosen is the first line, until the reader moves; what they moved to counts for what was listed then.
  const [moved, setMoved] = useState<{ listed: Listed; value: string } | null>(null);
  const listed: Listed = [typed, found.answer];
  const isKept = moved?.listed.every((part, index) => part === listed[index]) && values.includes(moved.value);
  const chosen = (isKept ? moved?.value : values[0]) ?? "";
  const state = { searching: texts.searching, failed: texts.failed, done: "" }[found.state];
  return (
    <Root open onOpenChange={onClose}>
      <Portal>
        <Overlay className="veil" />
        <Content className="dialog dialog--over palette">
          <Title className="unseen">{texts.title}</Title>
          <Description className="unseen">{texts.keys}</Description>
          <Command
            label={texts.title}
            shouldFilter={false}
            loop
            vimBindings={false}
            value={chosen}
            onValueChange={(value) => setMoved({ listed, value })}
          >
            <Command.Input
              className="input"
              value={typed}
              onValueChange={setTyped}
              placeholder={texts.placeholder}
              maxLength={80}
              enterKeyHint="go"
            />
            <Command.List label={texts.title}>
              {shown.map(([title, lines]) => (
                <Command.Group key={title} heading={title}>
                  {lines.map((line) => (
                    <Command.Item
                      key={valueOf(line)}
                      value={valueOf(line)}
                      onSelect={() => {
                        // A place on this very page loads nothing anew: what lies over it has to go.
                        onClose();
                        window.location.assign(line.href);
                      }}
                    >
                      <span>{line.label}</span>
                      {line.note ? <small>{line.note}</small> : null}
                    </Command.Item>
                  ))}
                </Command.Group>
              ))}
            </Command.List>
            <p className="palette__state" role="status">
              {state || (shown.length === 0 ? texts.none : "")}
            </p>
          </Command>
        </Content>
      </Portal>
    </Root>
  );
}

/** What was typed, and what was found by it. */
type Listed = [typed: string, answer: Answer | null];

const valueOf = ({ href, label }: Line) => (href + label).trim();

/** Without case and accents. */
function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
