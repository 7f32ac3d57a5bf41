-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "ContractState" AS ENUM ('negotiating', 'signing', 'executed', 'ended', 'void');

-- CreateEnum
CREATE TYPE "TaskState" AS ENUM ('to_do', 'doing', 'blocked', 'done', 'not_possible', 'dropped');

-- CreateEnum
CREATE TYPE "EntryKind" AS ENUM ('time', 'expense');

-- CreateEnum
CREATE TYPE "PartState" AS ENUM ('within', 'held', 'released', 'refused', 'withdrawn');

-- CreateEnum
CREATE TYPE "Party" AS ENUM ('ADVOCATE', 'DEFENDER', 'FACILITATOR', 'FINANCE', 'DIRECTOR', 'APPROVER', 'SYSTEM');

-- CreateEnum
CREATE TYPE "Signer" AS ENUM ('ADVOCATE', 'JIM', 'DEFENDER');

-- CreateEnum
CREATE TYPE "Currency" AS ENUM ('USD', 'CAD', 'MXN', 'GTQ', 'HNL', 'NIO');

-- CreateEnum
CREATE TYPE "CaseStatus" AS ENUM ('draft', 'submitted', 'in_review', 'needs_info', 'accepted', 'offered', 'negotiating', 'signing', 'active', 'on_hold', 'work_done', 'settled', 'closed', 'declined', 'withdrawn');

-- CreateEnum
CREATE TYPE "Stage" AS ENUM ('review', 'agreement', 'assignment', 'payment', 'evaluation');

-- CreateEnum
CREATE TYPE "MatterKind" AS ENUM ('asylum', 'special_immigrant_juvenile', 'family_reunification', 'child_in_detention', 'wage_theft', 'trafficking', 'recruitment_fraud', 'civil_rights', 'personal_injury', 'other');

-- CreateEnum
CREATE TYPE "CaseMemberKind" AS ENUM ('LEAD', 'COUNSEL', 'ASSISTANT');

-- CreateEnum
CREATE TYPE "PersonRole" AS ENUM ('client', 'opposing', 'witness', 'other');

-- CreateEnum
CREATE TYPE "LanguageArrangement" AS ENUM ('spanish', 'bilingual_staff', 'interpreter');

-- CreateEnum
CREATE TYPE "DeadlineKind" AS ENUM ('filing', 'hearing', 'discovery', 'age_out_birthday', 'other');

-- CreateEnum
CREATE TYPE "TaskKind" AS ENUM ('locate_person', 'interview', 'declaration', 'obtain_record', 'notarize_apostille', 'serve_process', 'obtain_consent', 'accompany_testimony', 'hand_over_settlement', 'country_evidence', 'safe_accompaniment', 'other');

-- CreateEnum
CREATE TYPE "IntakePart" AS ENUM ('who', 'matter', 'work', 'language', 'budget', 'attachments');

-- CreateEnum
CREATE TYPE "CheckState" AS ENUM ('pending', 'clear', 'possible', 'waived', 'blocked', 'stale');

-- CreateEnum
CREATE TYPE "HitDecision" AS ENUM ('another_person', 'possible');

-- CreateEnum
CREATE TYPE "OfferState" AS ENUM ('sent', 'interested', 'accepted', 'declined', 'expired', 'revoked');

-- CreateEnum
CREATE TYPE "Visibility" AS ENUM ('ADVOCATE_STAFF', 'ALL_PARTIES', 'STAFF', 'DEFENDER_STAFF', 'BILLING');

-- CreateEnum
CREATE TYPE "EvaluationState" AS ENUM ('open', 'submitted', 'lapsed');

-- CreateEnum
CREATE TYPE "OutcomeResult" AS ENUM ('granted', 'settled', 'partly', 'denied', 'dismissed', 'pending');

-- CreateEnum
CREATE TYPE "ReportState" AS ENUM ('draft', 'submitted', 'returned', 'proposed', 'contested', 'final');

-- CreateEnum
CREATE TYPE "InvoiceState" AS ENUM ('draft', 'issued', 'written_off');

-- CreateEnum
CREATE TYPE "PaymentState" AS ENUM ('recorded', 'allocated', 'refunded', 'reversed');

-- CreateEnum
CREATE TYPE "PayoutState" AS ENUM ('planned', 'approved', 'sent', 'confirmed', 'returned', 'cancelled');

-- CreateEnum
CREATE TYPE "Locale" AS ENUM ('en', 'es');

-- CreateEnum
CREATE TYPE "Address" AS ENUM ('feminine', 'masculine', 'neutral');

-- CreateEnum
CREATE TYPE "StaffRoleKind" AS ENUM ('FACILITATOR', 'FINANCE', 'DIRECTOR', 'APPROVER');

-- CreateEnum
CREATE TYPE "OrganizationKind" AS ENUM ('LAW_FIRM', 'LEGAL_AID', 'DEFENDER_PRACTICE');

-- CreateEnum
CREATE TYPE "MembershipKind" AS ENUM ('LAWYER', 'ASSISTANT', 'BILLING', 'DEFENDER');

-- CreateEnum
CREATE TYPE "TemplateKind" AS ENUM ('ADVOCATE_AGREEMENT', 'CONTRACT', 'NETWORK_TERMS');

-- CreateTable
CREATE TABLE "Contract" (
    "id" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "offerId" UUID NOT NULL,
    "defenderId" UUID NOT NULL,
    "templateVersionId" UUID NOT NULL,
    "state" "ContractState" NOT NULL,
    "currentNumber" INTEGER NOT NULL DEFAULT 1,
    "signBy" TIMESTAMPTZ(3),
    "sentAt" TIMESTAMPTZ(3),
    "executedAt" TIMESTAMPTZ(3),
    "sealedDocumentId" UUID,
    "sealedSha256" BYTEA,
    "sealedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Contract_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ContractVersion" (
    "id" UUID NOT NULL,
    "contractId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "authorId" UUID,
    "authorParty" "Party" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "currency" "Currency" NOT NULL,
    "billRateMinor" INTEGER NOT NULL,
    "payRateMinor" INTEGER NOT NULL,
    "feeBasisPoints" INTEGER NOT NULL,
    "capMinutes" INTEGER NOT NULL,
    "capExpensesMinor" INTEGER NOT NULL,
    "startsOn" DATE NOT NULL,
    "endsOn" DATE NOT NULL,
    "payerId" UUID NOT NULL,
    "bodyCipher" BYTEA NOT NULL,
    "textHash" BYTEA NOT NULL,

    CONSTRAINT "ContractVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ContractComment" (
    "id" UUID NOT NULL,
    "contractId" UUID NOT NULL,
    "versionId" UUID NOT NULL,
    "clauseKey" TEXT NOT NULL,
    "authorId" UUID,
    "party" "Party" NOT NULL,
    "wordsCipher" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "resolvedAt" TIMESTAMPTZ(3),
    "resolvedBy" UUID,

    CONSTRAINT "ContractComment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Approval" (
    "id" UUID NOT NULL,
    "versionId" UUID NOT NULL,
    "party" "Signer" NOT NULL,
    "userId" UUID NOT NULL,
    "textHash" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Approval_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Signature" (
    "id" UUID NOT NULL,
    "versionId" UUID NOT NULL,
    "party" "Signer" NOT NULL,
    "round" INTEGER NOT NULL,
    "userId" UUID NOT NULL,
    "typedName" TEXT NOT NULL,
    "textHash" BYTEA NOT NULL,
    "consentVersion" TEXT NOT NULL,
    "consentLocale" "Locale" NOT NULL,
    "consentAt" TIMESTAMPTZ(3) NOT NULL,
    "reauthAt" TIMESTAMPTZ(3) NOT NULL,
    "address" TEXT NOT NULL,
    "browser" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Signature_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Assignment" (
    "id" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "defenderId" UUID NOT NULL,
    "contractId" UUID NOT NULL,
    "from" DATE NOT NULL,
    "to" DATE,
    "reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Task" (
    "id" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "assignmentId" UUID NOT NULL,
    "kind" "TaskKind" NOT NULL,
    "wordsCipher" BYTEA NOT NULL,
    "wordsEsCipher" BYTEA,
    "deadline" DATE,
    "askedDeadline" DATE,
    "askedBy" UUID,
    "askedCipher" BYTEA,
    "state" "TaskState" NOT NULL,
    "reasonCipher" BYTEA,
    "resultCipher" BYTEA,
    "doneOn" DATE,
    "acceptedAt" TIMESTAMPTZ(3),
    "acceptedBy" UUID,
    "position" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Message" (
    "id" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "defenderId" UUID NOT NULL,
    "authorId" UUID NOT NULL,
    "authorParty" "Party" NOT NULL,
    "wordsCipher" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MessageRead" (
    "caseId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "upTo" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "MessageRead_pkey" PRIMARY KEY ("caseId","userId")
);

-- CreateTable
CREATE TABLE "Entry" (
    "id" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "assignmentId" UUID NOT NULL,
    "kind" "EntryKind" NOT NULL,
    "day" DATE NOT NULL,
    "taskId" UUID,
    "minutes" INTEGER,
    "currency" "Currency",
    "amountMinor" INTEGER,
    "fxRate" DECIMAL(18,8),
    "fxDay" DATE,
    "fxSource" TEXT,
    "convertedMinor" INTEGER,
    "wordsCipher" BYTEA NOT NULL,
    "receiptId" UUID,
    "noReceiptCipher" BYTEA,
    "recordedBy" UUID NOT NULL,
    "onBehalf" BOOLEAN NOT NULL DEFAULT false,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "position" INTEGER NOT NULL,
    "withdrawnAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EntryPart" (
    "id" UUID NOT NULL,
    "entryId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "state" "PartState" NOT NULL,
    "minutes" INTEGER,
    "billMinor" INTEGER NOT NULL,
    "payMinor" INTEGER NOT NULL,
    "reportId" UUID,
    "refusedCode" TEXT,
    "refusedCipher" BYTEA,

    CONSTRAINT "EntryPart_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Stream" (
    "type" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "seq" INTEGER NOT NULL DEFAULT 0,
    "head" BYTEA,

    CONSTRAINT "Stream_pkey" PRIMARY KEY ("type","id")
);

-- CreateTable
CREATE TABLE "Event" (
    "id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "subjectId" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "actorId" UUID,
    "actorRole" TEXT NOT NULL,
    "onBehalfOf" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "fromStatus" TEXT,
    "toStatus" TEXT,
    "payload" JSONB NOT NULL,
    "cipher" BYTEA,
    "prevHash" BYTEA,
    "hash" BYTEA NOT NULL,
    "address" TEXT,
    "browser" TEXT,
    "requestId" TEXT,

    CONSTRAINT "Event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Operation" (
    "actorId" UUID NOT NULL,
    "command" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "inputMac" BYTEA NOT NULL,
    "subjectId" UUID,
    "result" JSONB,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Operation_pkey" PRIMARY KEY ("actorId","command","id")
);

-- CreateTable
CREATE TABLE "Wait" (
    "id" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "party" "Party" NOT NULL,
    "userId" UUID,
    "ref" UUID,
    "params" JSONB NOT NULL DEFAULT '{}',
    "since" TIMESTAMPTZ(3) NOT NULL,
    "by" TIMESTAMPTZ(3),
    "nextAt" TIMESTAMPTZ(3),
    "step" INTEGER NOT NULL DEFAULT 0,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Wait_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Notification" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "caseId" UUID,
    "params" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(3) NOT NULL,
    "readAt" TIMESTAMPTZ(3),
    "mailedAt" TIMESTAMPTZ(3),
    "mailError" TEXT,

    CONSTRAINT "Notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DataKey" (
    "id" UUID NOT NULL,
    "scope" TEXT NOT NULL,
    "wrapped" BYTEA NOT NULL,
    "kekId" TEXT NOT NULL,

    CONSTRAINT "DataKey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ClockOffset" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "millis" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "ClockOffset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NumberSeries" (
    "kind" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "next" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "NumberSeries_pkey" PRIMARY KEY ("kind","year")
);

-- CreateTable
CREATE TABLE "Holiday" (
    "day" DATE NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "Holiday_pkey" PRIMARY KEY ("day")
);

-- CreateTable
CREATE TABLE "Case" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "nickname" TEXT NOT NULL,
    "kind" "MatterKind" NOT NULL,
    "status" "CaseStatus" NOT NULL DEFAULT 'draft',
    "endedStage" "Stage",
    "organizationId" UUID NOT NULL,
    "leadId" UUID NOT NULL,
    "facilitatorId" UUID,
    "defenderId" UUID,
    "country" TEXT NOT NULL DEFAULT '',
    "region" TEXT NOT NULL DEFAULT '',
    "currency" "Currency" NOT NULL,
    "keyId" UUID NOT NULL,
    "partiesVersion" INTEGER NOT NULL DEFAULT 0,
    "statusAt" TIMESTAMPTZ(3) NOT NULL,
    "statusBy" UUID,
    "heldBy" UUID,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "workDoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "Case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CaseMember" (
    "id" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "kind" "CaseMemberKind" NOT NULL,
    "from" DATE NOT NULL,
    "to" DATE,

    CONSTRAINT "CaseMember_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "role" "PersonRole" NOT NULL,
    "keyId" UUID NOT NULL,
    "nameCipher" BYTEA NOT NULL,
    "aliasesCipher" BYTEA NOT NULL,
    "placeCipher" BYTEA NOT NULL,
    "contactCipher" BYTEA NOT NULL,
    "country" TEXT NOT NULL DEFAULT '',
    "region" TEXT NOT NULL DEFAULT '',
    "languages" TEXT[],
    "position" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Intake" (
    "id" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "court" TEXT NOT NULL DEFAULT '',
    "docket" TEXT NOT NULL DEFAULT '',
    "storyCipher" BYTEA,
    "languageArrangement" "LanguageArrangement",
    "languageWords" TEXT NOT NULL DEFAULT '',
    "budgetMinor" INTEGER,
    "reducedFee" BOOLEAN NOT NULL DEFAULT false,
    "reducedFeeCipher" BYTEA,
    "noOpposing" BOOLEAN NOT NULL DEFAULT false,
    "submittedAt" TIMESTAMPTZ(3),
    "submittedBy" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Intake_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IntakeDeadline" (
    "id" UUID NOT NULL,
    "intakeId" UUID NOT NULL,
    "kind" "DeadlineKind" NOT NULL,
    "day" DATE NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "IntakeDeadline_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IntakeTask" (
    "id" UUID NOT NULL,
    "intakeId" UUID NOT NULL,
    "kind" "TaskKind" NOT NULL,
    "wordsCipher" BYTEA NOT NULL,
    "deadline" DATE,
    "position" INTEGER NOT NULL,

    CONSTRAINT "IntakeTask_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Question" (
    "id" UUID NOT NULL,
    "intakeId" UUID NOT NULL,
    "part" "IntakePart" NOT NULL,
    "questionCipher" BYTEA NOT NULL,
    "askedBy" UUID NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "answerCipher" BYTEA,
    "answeredBy" UUID,
    "answeredAt" TIMESTAMPTZ(3),

    CONSTRAINT "Question_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StaffNote" (
    "id" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "authorId" UUID NOT NULL,
    "wordsCipher" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "StaffNote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ConflictCheck" (
    "id" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "defenderId" UUID NOT NULL,
    "state" "CheckState" NOT NULL,
    "partiesVersion" INTEGER NOT NULL,
    "comparedParties" INTEGER NOT NULL,
    "comparedNames" INTEGER NOT NULL,
    "runBy" UUID NOT NULL,
    "runAt" TIMESTAMPTZ(3) NOT NULL,
    "waivedBy" UUID,
    "waiverCipher" BYTEA,
    "consentId" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ConflictCheck_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ConflictHit" (
    "id" UUID NOT NULL,
    "checkId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "againstKind" TEXT NOT NULL,
    "againstId" UUID NOT NULL,
    "strength" INTEGER NOT NULL,
    "explanation" TEXT NOT NULL,
    "decision" "HitDecision",
    "reasonCipher" BYTEA,
    "decidedBy" UUID,
    "decidedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ConflictHit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Offer" (
    "id" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "defenderId" UUID NOT NULL,
    "checkId" UUID NOT NULL,
    "state" "OfferState" NOT NULL,
    "hours" INTEGER NOT NULL,
    "expensesMinor" INTEGER NOT NULL,
    "wordsCipher" BYTEA NOT NULL,
    "sentBy" UUID NOT NULL,
    "sentAt" TIMESTAMPTZ(3) NOT NULL,
    "answerBy" TIMESTAMPTZ(3) NOT NULL,
    "interestedAt" TIMESTAMPTZ(3),
    "attestedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "endedCode" TEXT,
    "endedCipher" BYTEA,

    CONSTRAINT "Offer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Document" (
    "id" UUID NOT NULL,
    "caseId" UUID,
    "purpose" TEXT NOT NULL,
    "ref" UUID,
    "keyId" UUID NOT NULL,
    "nameCipher" BYTEA NOT NULL,
    "kind" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" BYTEA NOT NULL,
    "address" TEXT NOT NULL,
    "visibility" "Visibility" NOT NULL,
    "uploadedBy" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Evaluation" (
    "id" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "assignmentId" UUID NOT NULL,
    "party" "Party" NOT NULL,
    "state" "EvaluationState" NOT NULL,
    "scores" JSONB NOT NULL DEFAULT '{}',
    "choices" JSONB NOT NULL DEFAULT '{}',
    "wordsCipher" BYTEA,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "lapsesAt" TIMESTAMPTZ(3) NOT NULL,
    "submittedBy" UUID,
    "submittedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Evaluation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Outcome" (
    "id" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "result" "OutcomeResult" NOT NULL,
    "day" DATE,
    "people" INTEGER,
    "recoveredMinor" BIGINT,
    "currency" "Currency",
    "meaning" TEXT,
    "wordsCipher" BYTEA,
    "mayTell" BOOLEAN NOT NULL DEFAULT false,
    "reportedBy" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Outcome_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HourReport" (
    "id" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "assignmentId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "last" BOOLEAN NOT NULL,
    "state" "ReportState" NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "submittedAt" TIMESTAMPTZ(3),
    "submittedBy" UUID,
    "returnedCipher" BYTEA,
    "returnBy" TIMESTAMPTZ(3),
    "reviewedBy" UUID,
    "proposedAt" TIMESTAMPTZ(3),
    "contestCipher" BYTEA,
    "contestedAt" TIMESTAMPTZ(3),
    "decidedBy" UUID,
    "finalAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "HourReport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Assessment" (
    "id" UUID NOT NULL,
    "reportId" UUID NOT NULL,
    "partId" UUID NOT NULL,
    "round" INTEGER NOT NULL,
    "allowedMinutes" INTEGER,
    "billMinor" INTEGER NOT NULL,
    "payMinor" INTEGER NOT NULL,
    "reasonCode" TEXT,
    "wordsCipher" BYTEA,
    "by" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Assessment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Invoice" (
    "id" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "reportId" UUID NOT NULL,
    "state" "InvoiceState" NOT NULL,
    "number" TEXT,
    "currency" "Currency" NOT NULL,
    "workMinor" INTEGER NOT NULL,
    "expensesMinor" INTEGER NOT NULL,
    "feeMinor" INTEGER NOT NULL,
    "waiverMinor" INTEGER NOT NULL DEFAULT 0,
    "fundingSource" TEXT NOT NULL DEFAULT '',
    "totalMinor" INTEGER NOT NULL,
    "issuedOn" DATE,
    "dueOn" DATE,
    "issuedBy" UUID,
    "documentId" UUID,
    "writtenOffMinor" INTEGER NOT NULL DEFAULT 0,
    "writtenOffCipher" BYTEA,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Invoice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InvoiceLine" (
    "id" UUID NOT NULL,
    "invoiceId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "partId" UUID,
    "day" DATE,
    "taskKind" "TaskKind",
    "minutes" INTEGER,
    "rateMinor" INTEGER,
    "amountMinor" INTEGER NOT NULL,

    CONSTRAINT "InvoiceLine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Payment" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "currency" "Currency" NOT NULL,
    "amountMinor" INTEGER NOT NULL,
    "receivedOn" DATE NOT NULL,
    "method" TEXT NOT NULL,
    "referenceCipher" BYTEA NOT NULL,
    "state" "PaymentState" NOT NULL,
    "recordedBy" UUID NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Payment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Allocation" (
    "id" UUID NOT NULL,
    "paymentId" UUID NOT NULL,
    "invoiceId" UUID NOT NULL,
    "amountMinor" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "undoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "Allocation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Payout" (
    "id" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "assignmentId" UUID NOT NULL,
    "defenderId" UUID NOT NULL,
    "reportId" UUID NOT NULL,
    "state" "PayoutState" NOT NULL,
    "currency" "Currency" NOT NULL,
    "amountMinor" INTEGER NOT NULL,
    "payCurrency" "Currency" NOT NULL,
    "payMinor" INTEGER NOT NULL,
    "fxRate" DECIMAL(18,8),
    "fxDay" DATE,
    "fxSource" TEXT,
    "preparedBy" UUID NOT NULL,
    "preparedAt" TIMESTAMPTZ(3) NOT NULL,
    "approvedBy" UUID,
    "approvedAt" TIMESTAMPTZ(3),
    "sentBy" UUID,
    "sentAt" TIMESTAMPTZ(3),
    "bankReference" TEXT NOT NULL DEFAULT '',
    "confirmedAt" TIMESTAMPTZ(3),
    "returnedCipher" BYTEA,
    "attempt" INTEGER NOT NULL DEFAULT 1,
    "documentId" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Payout_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PayoutLine" (
    "id" UUID NOT NULL,
    "payoutId" UUID NOT NULL,
    "partId" UUID NOT NULL,
    "amountMinor" INTEGER NOT NULL,
    "live" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "PayoutLine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "User" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "address" "Address" NOT NULL DEFAULT 'neutral',
    "locale" "Locale" NOT NULL DEFAULT 'en',
    "timeZone" TEXT NOT NULL DEFAULT 'America/New_York',
    "phone" TEXT NOT NULL DEFAULT '',
    "passwordHash" TEXT,
    "disabledAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StaffRole" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "role" "StaffRoleKind" NOT NULL,
    "from" DATE NOT NULL,
    "to" DATE,

    CONSTRAINT "StaffRole_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Organization" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "OrganizationKind" NOT NULL,
    "country" TEXT NOT NULL,
    "city" TEXT NOT NULL,
    "billingAddress" TEXT NOT NULL DEFAULT '',
    "currency" "Currency" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Membership" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "kind" "MembershipKind" NOT NULL,
    "from" DATE NOT NULL,
    "to" DATE,

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Defender" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "country" TEXT NOT NULL,
    "regions" TEXT[],
    "areas" TEXT[],
    "languages" TEXT[],
    "capacity" INTEGER NOT NULL DEFAULT 5,
    "payoutCurrency" "Currency" NOT NULL,
    "place" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Defender_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AccessLink" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "userId" UUID NOT NULL,
    "tokenHash" BYTEA NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "AccessLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "tokenHash" BYTEA NOT NULL,
    "userId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL,
    "reauthAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "address" TEXT NOT NULL DEFAULT '',
    "browser" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WallOff" (
    "id" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "reasonCipher" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "WallOff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AdvocateAgreement" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "templateVersionId" UUID NOT NULL,
    "typedName" TEXT NOT NULL,
    "textHash" BYTEA NOT NULL,
    "consentVersion" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "browser" TEXT NOT NULL,
    "signedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AdvocateAgreement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TemplateVersion" (
    "id" UUID NOT NULL,
    "kind" "TemplateKind" NOT NULL,
    "number" INTEGER NOT NULL,
    "material" BOOLEAN NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,
    "clauses" JSONB NOT NULL,
    "textHash" BYTEA NOT NULL,

    CONSTRAINT "TemplateVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Rate" (
    "id" UUID NOT NULL,
    "currency" "Currency" NOT NULL,
    "from" DATE NOT NULL,
    "billRateMinor" INTEGER NOT NULL,
    "payRateMinor" INTEGER NOT NULL,
    "feeBasisPoints" INTEGER NOT NULL,
    "reducedBasisPoints" INTEGER NOT NULL,
    "setBy" UUID NOT NULL,
    "setAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Rate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FxRate" (
    "id" UUID NOT NULL,
    "base" "Currency" NOT NULL,
    "foreign" "Currency" NOT NULL,
    "day" DATE NOT NULL,
    "rate" DECIMAL(18,8) NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "FxRate_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Contract_offerId_key" ON "Contract"("offerId");

-- CreateIndex
CREATE INDEX "Contract_caseId_idx" ON "Contract"("caseId");

-- CreateIndex
CREATE UNIQUE INDEX "ContractVersion_contractId_number_key" ON "ContractVersion"("contractId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Approval_versionId_party_key" ON "Approval"("versionId", "party");

-- CreateIndex
CREATE UNIQUE INDEX "Signature_versionId_party_round_key" ON "Signature"("versionId", "party", "round");

-- CreateIndex
CREATE INDEX "Assignment_caseId_idx" ON "Assignment"("caseId");

-- CreateIndex
CREATE INDEX "Assignment_defenderId_idx" ON "Assignment"("defenderId");

-- CreateIndex
CREATE INDEX "Task_caseId_idx" ON "Task"("caseId");

-- CreateIndex
CREATE INDEX "Message_caseId_at_idx" ON "Message"("caseId", "at");

-- CreateIndex
CREATE INDEX "Entry_assignmentId_day_idx" ON "Entry"("assignmentId", "day");

-- CreateIndex
CREATE INDEX "EntryPart_reportId_idx" ON "EntryPart"("reportId");

-- CreateIndex
CREATE UNIQUE INDEX "EntryPart_entryId_position_key" ON "EntryPart"("entryId", "position");

-- CreateIndex
CREATE INDEX "Event_type_at_idx" ON "Event"("type", "at");

-- CreateIndex
CREATE UNIQUE INDEX "Event_subject_subjectId_seq_key" ON "Event"("subject", "subjectId", "seq");

-- CreateIndex
CREATE INDEX "Wait_caseId_closedAt_idx" ON "Wait"("caseId", "closedAt");

-- CreateIndex
CREATE INDEX "Wait_closedAt_party_since_idx" ON "Wait"("closedAt", "party", "since");

-- CreateIndex
CREATE INDEX "Wait_nextAt_idx" ON "Wait"("nextAt");

-- CreateIndex
CREATE INDEX "Notification_userId_readAt_at_idx" ON "Notification"("userId", "readAt", "at");

-- CreateIndex
CREATE UNIQUE INDEX "Notification_userId_eventId_kind_key" ON "Notification"("userId", "eventId", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "Case_code_key" ON "Case"("code");

-- CreateIndex
CREATE INDEX "Case_updatedAt_id_idx" ON "Case"("updatedAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Case_status_updatedAt_id_idx" ON "Case"("status", "updatedAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Case_organizationId_idx" ON "Case"("organizationId");

-- CreateIndex
CREATE INDEX "Case_defenderId_idx" ON "Case"("defenderId");

-- CreateIndex
CREATE INDEX "CaseMember_userId_idx" ON "CaseMember"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "CaseMember_caseId_userId_key" ON "CaseMember"("caseId", "userId");

-- CreateIndex
CREATE INDEX "Person_caseId_idx" ON "Person"("caseId");

-- CreateIndex
CREATE UNIQUE INDEX "Intake_caseId_key" ON "Intake"("caseId");

-- CreateIndex
CREATE INDEX "Question_intakeId_idx" ON "Question"("intakeId");

-- CreateIndex
CREATE INDEX "StaffNote_caseId_idx" ON "StaffNote"("caseId");

-- CreateIndex
CREATE INDEX "ConflictCheck_caseId_idx" ON "ConflictCheck"("caseId");

-- CreateIndex
CREATE INDEX "ConflictHit_checkId_idx" ON "ConflictHit"("checkId");

-- CreateIndex
CREATE INDEX "Offer_caseId_idx" ON "Offer"("caseId");

-- CreateIndex
CREATE INDEX "Offer_defenderId_state_idx" ON "Offer"("defenderId", "state");

-- CreateIndex
CREATE INDEX "Document_caseId_idx" ON "Document"("caseId");

-- CreateIndex
CREATE INDEX "Document_ref_idx" ON "Document"("ref");

-- CreateIndex
CREATE INDEX "Evaluation_caseId_idx" ON "Evaluation"("caseId");

-- CreateIndex
CREATE UNIQUE INDEX "Evaluation_assignmentId_party_key" ON "Evaluation"("assignmentId", "party");

-- CreateIndex
CREATE UNIQUE INDEX "Outcome_caseId_number_key" ON "Outcome"("caseId", "number");

-- CreateIndex
CREATE INDEX "HourReport_caseId_idx" ON "HourReport"("caseId");

-- CreateIndex
CREATE UNIQUE INDEX "HourReport_assignmentId_number_key" ON "HourReport"("assignmentId", "number");

-- CreateIndex
CREATE INDEX "Assessment_reportId_idx" ON "Assessment"("reportId");

-- CreateIndex
CREATE UNIQUE INDEX "Assessment_partId_round_key" ON "Assessment"("partId", "round");

-- CreateIndex
CREATE UNIQUE INDEX "Invoice_number_key" ON "Invoice"("number");

-- CreateIndex
CREATE INDEX "Invoice_caseId_idx" ON "Invoice"("caseId");

-- CreateIndex
CREATE INDEX "Invoice_organizationId_idx" ON "Invoice"("organizationId");

-- CreateIndex
CREATE INDEX "InvoiceLine_partId_idx" ON "InvoiceLine"("partId");

-- CreateIndex
CREATE UNIQUE INDEX "InvoiceLine_invoiceId_position_key" ON "InvoiceLine"("invoiceId", "position");

-- CreateIndex
CREATE INDEX "Payment_organizationId_idx" ON "Payment"("organizationId");

-- CreateIndex
CREATE INDEX "Allocation_invoiceId_idx" ON "Allocation"("invoiceId");

-- CreateIndex
CREATE INDEX "Payout_caseId_idx" ON "Payout"("caseId");

-- CreateIndex
CREATE INDEX "PayoutLine_partId_idx" ON "PayoutLine"("partId");

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE INDEX "StaffRole_userId_idx" ON "StaffRole"("userId");

-- CreateIndex
CREATE INDEX "Membership_userId_idx" ON "Membership"("userId");

-- CreateIndex
CREATE INDEX "Membership_organizationId_idx" ON "Membership"("organizationId");

-- CreateIndex
CREATE UNIQUE INDEX "Defender_userId_key" ON "Defender"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "AccessLink_tokenHash_key" ON "AccessLink"("tokenHash");

-- CreateIndex
CREATE UNIQUE INDEX "Session_tokenHash_key" ON "Session"("tokenHash");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "WallOff_caseId_userId_key" ON "WallOff"("caseId", "userId");

-- CreateIndex
CREATE UNIQUE INDEX "AdvocateAgreement_userId_templateVersionId_key" ON "AdvocateAgreement"("userId", "templateVersionId");

-- CreateIndex
CREATE UNIQUE INDEX "TemplateVersion_kind_number_key" ON "TemplateVersion"("kind", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Rate_currency_from_key" ON "Rate"("currency", "from");

-- CreateIndex
CREATE UNIQUE INDEX "FxRate_base_foreign_day_key" ON "FxRate"("base", "foreign", "day");

-- AddForeignKey
ALTER TABLE "Contract" ADD CONSTRAINT "Contract_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ContractVersion" ADD CONSTRAINT "ContractVersion_contractId_fkey" FOREIGN KEY ("contractId") REFERENCES "Contract"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ContractComment" ADD CONSTRAINT "ContractComment_contractId_fkey" FOREIGN KEY ("contractId") REFERENCES "Contract"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Approval" ADD CONSTRAINT "Approval_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "ContractVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Signature" ADD CONSTRAINT "Signature_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "ContractVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_defenderId_fkey" FOREIGN KEY ("defenderId") REFERENCES "Defender"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Task" ADD CONSTRAINT "Task_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Message" ADD CONSTRAINT "Message_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Entry" ADD CONSTRAINT "Entry_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EntryPart" ADD CONSTRAINT "EntryPart_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EntryPart" ADD CONSTRAINT "EntryPart_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "HourReport"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Wait" ADD CONSTRAINT "Wait_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Case" ADD CONSTRAINT "Case_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseMember" ADD CONSTRAINT "CaseMember_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CaseMember" ADD CONSTRAINT "CaseMember_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Person" ADD CONSTRAINT "Person_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Intake" ADD CONSTRAINT "Intake_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IntakeDeadline" ADD CONSTRAINT "IntakeDeadline_intakeId_fkey" FOREIGN KEY ("intakeId") REFERENCES "Intake"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IntakeTask" ADD CONSTRAINT "IntakeTask_intakeId_fkey" FOREIGN KEY ("intakeId") REFERENCES "Intake"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Question" ADD CONSTRAINT "Question_intakeId_fkey" FOREIGN KEY ("intakeId") REFERENCES "Intake"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConflictCheck" ADD CONSTRAINT "ConflictCheck_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConflictHit" ADD CONSTRAINT "ConflictHit_checkId_fkey" FOREIGN KEY ("checkId") REFERENCES "ConflictCheck"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Offer" ADD CONSTRAINT "Offer_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Offer" ADD CONSTRAINT "Offer_defenderId_fkey" FOREIGN KEY ("defenderId") REFERENCES "Defender"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Offer" ADD CONSTRAINT "Offer_checkId_fkey" FOREIGN KEY ("checkId") REFERENCES "ConflictCheck"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HourReport" ADD CONSTRAINT "HourReport_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assessment" ADD CONSTRAINT "Assessment_partId_fkey" FOREIGN KEY ("partId") REFERENCES "EntryPart"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InvoiceLine" ADD CONSTRAINT "InvoiceLine_invoiceId_fkey" FOREIGN KEY ("invoiceId") REFERENCES "Invoice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InvoiceLine" ADD CONSTRAINT "InvoiceLine_partId_fkey" FOREIGN KEY ("partId") REFERENCES "EntryPart"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Allocation" ADD CONSTRAINT "Allocation_paymentId_fkey" FOREIGN KEY ("paymentId") REFERENCES "Payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Allocation" ADD CONSTRAINT "Allocation_invoiceId_fkey" FOREIGN KEY ("invoiceId") REFERENCES "Invoice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PayoutLine" ADD CONSTRAINT "PayoutLine_payoutId_fkey" FOREIGN KEY ("payoutId") REFERENCES "Payout"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PayoutLine" ADD CONSTRAINT "PayoutLine_partId_fkey" FOREIGN KEY ("partId") REFERENCES "EntryPart"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StaffRole" ADD CONSTRAINT "StaffRole_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Defender" ADD CONSTRAINT "Defender_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccessLink" ADD CONSTRAINT "AccessLink_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WallOff" ADD CONSTRAINT "WallOff_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AdvocateAgreement" ADD CONSTRAINT "AdvocateAgreement_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
