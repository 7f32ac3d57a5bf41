import {
  Body,
  Button,
  Container,
  Head,
  Heading,
  Hr,
  Html,
  Link,
  Preview,
  Section,
  Text,
} from "@react-email/components";
import type { CSSProperties } from "react";
import { dark, light } from "./look";
import type { MailWords } from "./message";

const family = "'Public Sans',system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

/** Programs that show a dark mail take these, for the table's cell too that the body's ground is repeated in; one that turns colours by itself finds plain text on a plain ground. */
const darkRules = `:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.paper,.paper td{background-color:${dark.paper}!important}
.ink{color:${dark.ink}!important}
.quiet{color:${dark.quiet}!important}
.link{color:${dark.teal}!important}
.button{background-color:${dark.teal}!important;color:${dark.onTeal}!important}
.rule{border-color:${dark.rule}!important}
}`;

const text: CSSProperties = { margin: "0 0 20px", fontSize: 16, lineHeight: "25px", color: light.ink };
const small: CSSProperties = { margin: "0 0 12px", fontSize: 14, lineHeight: "21px", color: light.quiet };

/** Every mail in the portal's one look. It needs no picture: what it says and where it leads is text. */
export function MailBody({ words }: { words: MailWords }) {
  const { lang, subject, title, sentence, items = [], more, button, href, why, stop, footer } = words;
  return (
    <Html lang={lang} dir="ltr">
      <Head>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{subject}</title>
        <style>{darkRules}</style>
      </Head>
      <Preview>{sentence}</Preview>
      <Body className="paper" style={{ margin: 0, backgroundColor: light.paper, fontFamily: family }}>
        <Container className="page" style={{ maxWidth: 560, margin: "0 auto", padding: "28px 20px 36px" }}>
          <Text className="ink" style={{ ...text, margin: "0 0 24px", fontWeight: 650 }}>
            Justice in Motion
          </Text>
          {title ? (
            <Heading
              as="h1"
              className="ink"
              style={{
                margin: "0 0 16px",
                fontSize: 22,
                lineHeight: "29px",
                fontWeight: 650,
                color: light.ink,
              }}
            >
              {title}
            </Heading>
          ) : null}
          <Text className="ink" style={text}>
            {sentence}
          </Text>
          {items.map((item) => (
            <Section key={item.href + item.said} style={{ marginBottom: 16 }}>
              <Text className="ink" style={{ ...text, margin: 0 }}>
                {item.said}
              </Text>
              <Text style={{ ...small, margin: 0 }}>
                <Link
                  className="link"
                  href={item.href}
                  style={{ color: light.teal, textDecoration: "underline" }}
                >
                  {item.open}
                </Link>{" "}
                <span className="quiet">{item.at}</span>
              </Text>
            </Section>
          ))}
          {more ? (
            <Text className="ink" style={text}>
              {more}
            </Text>
          ) : null}
          <Section style={{ margin: "8px 0 28px" }}>
            <Button
              className="button"
              href={href}
              style={{
                padding: "13px 18px",
                borderRadius: 3,
                backgroundColor: light.teal,
                color: light.onTeal,
                fontSize: 16,
                fontWeight: 600,
              }}
            >
              {button}
            </Button>
          </Section>
          <Hr className="rule" style={{ margin: "0 0 16px", borderColor: light.rule, borderWidth: 1 }} />
          {why ? (
            <Text className="quiet" style={small}>
              {why}{" "}
              {stop ? (
                <Link
                  className="link"
                  href={stop.href}
                  style={{ color: light.teal, textDecoration: "underline" }}
                >
                  {stop.label}
                </Link>
              ) : null}
            </Text>
          ) : null}
          <Text className="quiet" style={{ ...small, margin: 0 }}>
            {footer}
          </Text>
        </Container>
      </Body>
    </Html>
  );
}
