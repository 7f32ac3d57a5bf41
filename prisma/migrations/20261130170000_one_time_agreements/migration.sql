-- What Advocates sign once, Defenders sign too, each their own text: the same rows, under a name that says both.
ALTER TABLE "AdvocateAgreement" RENAME TO "OneTimeAgreement";
ALTER TABLE "OneTimeAgreement" RENAME CONSTRAINT "AdvocateAgreement_pkey" TO "OneTimeAgreement_pkey";
ALTER TABLE "OneTimeAgreement" RENAME CONSTRAINT "AdvocateAgreement_userId_fkey" TO "OneTimeAgreement_userId_fkey";
ALTER INDEX "AdvocateAgreement_userId_templateVersionId_key" RENAME TO "OneTimeAgreement_userId_templateVersionId_key";
