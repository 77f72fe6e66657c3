//! The names that FHIR R4 (hl7.org/fhir/R4) gives to resources and to the elements of those that are read. Reports
//! name things by these alone, so that no word of a file ever stands in one.

/// The resource type of this name; `None` when R4 has none such.
pub(super) fn named(name: &str) -> Option<&'static str> {
    RESOURCES.iter().find(|known| **known == name).copied()
}

/// Whether a resource of this type is looked into; of the others only their type and id are.
pub(super) fn is_read(kind: &str) -> bool {
    READ.contains(&kind)
}

/// The element of this name (with `_` before it where it is the extension of a plain value); `None` when FHIR has none
/// such in what is read.
pub(super) fn element(name: &str) -> Option<&'static str> {
    let name = name.strip_prefix('_').unwrap_or(name);
    ELEMENTS.binary_search(&name).ok().and_then(|at| ELEMENTS.get(at).copied())
}

/// The place of the element `name` of what stands at `place`. A name that is not FHIR's own is not repeated: somebody
/// may have put a client's word there.
pub(super) fn within(place: &str, name: &str) -> String {
    let bare = name.strip_prefix('_').unwrap_or(name);
    let known = element(bare).is_some() || bare.strip_prefix("column ").is_some_and(|n| n.parse::<u16>().is_ok());
    let name = if known { name } else { OTHER };
    if place.is_empty() { name.to_owned() } else { format!("{place}.{name}") }
}

/// What elements are called that FHIR does not have.
pub(super) const OTHER: &str = "(other elements)";

/// The resource types that are looked into.
const READ: &[&str] = &[
    "Patient",
    "CarePlan",
    "Goal",
    "Task",
    "ServiceRequest",
    "Appointment",
    "CommunicationRequest",
    "Flag",
    "RiskAssessment",
];

/// The names of elements of these and of the data types that they are made of, sorted.
#[rustfmt::skip]
const ELEMENTS: &[&str] = &[
    "about", "acceptance", "achievementStatus", "active", "activity", "actor", "address", "addresses", "animal",
    "appointmentType", "asNeededBoolean", "asNeededCodeableConcept", "assigner", "author", "authorReference",
    "authorString", "authoredOn", "basedOn", "basis", "birthDate", "bodySite", "boundsDuration", "boundsPeriod",
    "boundsRange", "businessStatus", "cancelationReason", "careTeam", "category", "city", "code", "coding", "comment",
    "communication", "comparator", "condition", "contact", "contained", "contentAttachment", "contentReference",
    "contentString", "contentType", "context", "continuous", "contributor", "count", "countMax", "country", "created",
    "creation", "custodian", "dailyAmount", "data", "dayOfWeek", "deceasedBoolean", "deceasedDateTime", "definition",
    "denominator", "description", "detail", "detailBoolean", "detailCodeableConcept", "detailInteger",
    "detailQuantity", "detailRange", "detailRatio", "detailString", "display", "district", "div", "doNotPerform",
    "dueDate", "dueDuration", "duration", "durationMax", "durationUnit", "encounter", "end", "entry", "etag", "event",
    "executionPeriod", "expressedBy", "extension", "family", "focus", "for", "frequency", "frequencyMax", "fullUrl",
    "gender", "generalPractitioner", "given", "goal", "groupIdentifier", "hash", "high", "id", "identifier",
    "ifMatch", "ifModifiedSince", "ifNoneExist", "ifNoneMatch", "implicitRules", "input", "instantiatesCanonical",
    "instantiatesUri", "insurance", "intent", "kind", "language", "lastModified", "lastUpdated", "lifecycleStatus",
    "line", "link", "location", "locationCode", "locationReference", "low", "managingOrganization", "maritalStatus",
    "measure", "medium", "meta", "method", "minutesDuration", "mitigation", "mode", "modifierExtension",
    "multipleBirthBoolean", "multipleBirthInteger", "name", "note", "numerator", "occurrenceDateTime",
    "occurrencePeriod", "occurrenceTiming", "offset", "onBehalfOf", "orderDetail", "organization", "other", "outcome",
    "outcomeCode", "outcomeCodeableConcept", "outcomeReference", "output", "owner", "parent", "partOf", "participant",
    "patientInstruction", "payload", "performedActivity", "performer", "performerType", "period", "periodMax",
    "periodUnit", "photo", "plannedActivityDetail", "plannedActivityReference", "postalCode", "prediction",
    "preferred", "prefix", "priority", "probabilityDecimal", "probabilityRange", "productCodeableConcept",
    "productReference", "profile", "progress", "prohibited", "qualitativeRisk", "quantity", "quantityQuantity",
    "quantityRange", "quantityRatio", "rank", "rationale", "reason", "reasonCode", "reasonReference", "recipient",
    "reference", "relation", "relationship", "relativeRisk", "relevantHistory", "repeat", "repetitions", "replaces",
    "request", "requestedPerformer", "requestedPeriod", "requester", "required", "requisition", "resource",
    "resourceType", "response", "restriction", "scheduledPeriod", "scheduledString", "scheduledTiming", "score",
    "search", "security", "sender", "serviceCategory", "serviceType", "sigFormat", "signature", "size", "slot",
    "source", "specialty", "specimen", "start", "startCodeableConcept", "startDate", "state", "status", "statusDate",
    "statusReason", "subject", "suffix", "supportingInfo", "system", "tag", "target", "targetFormat", "telecom",
    "text", "time", "timeOfDay", "timestamp", "title", "total", "type", "unit", "url", "use", "userSelected", "value",
    "valueAddress", "valueAge", "valueAnnotation", "valueAttachment", "valueBase64Binary", "valueBoolean",
    "valueCanonical", "valueCode", "valueCodeableConcept", "valueCoding", "valueContactDetail", "valueContactPoint",
    "valueContributor", "valueCount", "valueDataRequirement", "valueDate", "valueDateTime", "valueDecimal",
    "valueDistance", "valueDosage", "valueDuration", "valueExpression", "valueHumanName", "valueId",
    "valueIdentifier", "valueInstant", "valueInteger", "valueMarkdown", "valueMeta", "valueMoney", "valueOid",
    "valueParameterDefinition", "valuePeriod", "valuePositiveInt", "valueQuantity", "valueRange", "valueRatio",
    "valueReference", "valueRelatedArtifact", "valueSampledData", "valueSignature", "valueString", "valueTime",
    "valueTiming", "valueTriggerDefinition", "valueUnsignedInt", "valueUri", "valueUrl", "valueUsageContext",
    "valueUuid", "version", "versionId", "when", "whenPeriod", "whenRange", "who",
];

#[rustfmt::skip]
const RESOURCES: &[&str] = &[
    "Account", "ActivityDefinition", "AdverseEvent", "AllergyIntolerance", "Appointment", "AppointmentResponse",
    "AuditEvent", "Basic", "Binary", "BiologicallyDerivedProduct", "BodyStructure", "Bundle", "CapabilityStatement",
    "CarePlan", "CareTeam", "CatalogEntry", "ChargeItem", "ChargeItemDefinition", "Claim", "ClaimResponse",
    "ClinicalImpression", "CodeSystem", "Communication", "CommunicationRequest", "CompartmentDefinition",
    "Composition", "ConceptMap", "Condition", "Consent", "Contract", "Coverage", "CoverageEligibilityRequest",
    "CoverageEligibilityResponse", "DetectedIssue", "Device", "DeviceDefinition", "DeviceMetric", "DeviceRequest",
    "DeviceUseStatement", "DiagnosticReport", "DocumentManifest", "DocumentReference", "EffectEvidenceSynthesis",
    "Encounter", "Endpoint", "EnrollmentRequest", "EnrollmentResponse", "EpisodeOfCare", "EventDefinition",
    "Evidence", "EvidenceVariable", "ExampleScenario", "ExplanationOfBenefit", "FamilyMemberHistory", "Flag", "Goal",
    "GraphDefinition", "Group", "GuidanceResponse", "HealthcareService", "ImagingStudy", "Immunization",
    "ImmunizationEvaluation", "ImmunizationRecommendation", "ImplementationGuide", "InsurancePlan", "Invoice",
    "Library", "Linkage", "List", "Location", "Measure", "MeasureReport", "Media", "Medication",
    "MedicationAdministration", "MedicationDispense", "MedicationKnowledge", "MedicationRequest",
    "MedicationStatement", "MedicinalProduct", "MedicinalProductAuthorization", "MedicinalProductContraindication",
    "MedicinalProductIndication", "MedicinalProductIngredient", "MedicinalProductInteraction",
    "MedicinalProductManufactured", "MedicinalProductPackaged", "MedicinalProductPharmaceutical",
    "MedicinalProductUndesirableEffect", "MessageDefinition", "MessageHeader", "MolecularSequence", "NamingSystem",
    "NutritionOrder", "Observation", "ObservationDefinition", "OperationDefinition", "OperationOutcome",
    "Organization", "OrganizationAffiliation", "Parameters", "Patient", "PaymentNotice", "PaymentReconciliation",
    "Person", "PlanDefinition", "Practitioner", "PractitionerRole", "Procedure", "Provenance", "Questionnaire",
    "QuestionnaireResponse", "RelatedPerson", "RequestGroup", "ResearchDefinition", "ResearchElementDefinition",
    "ResearchStudy", "ResearchSubject", "RiskAssessment", "RiskEvidenceSynthesis", "Schedule", "SearchParameter",
    "ServiceRequest", "Slot", "Specimen", "SpecimenDefinition", "StructureDefinition", "StructureMap", "Subscription",
    "Substance", "SubstanceNucleicAcid", "SubstancePolymer", "SubstanceProtein", "SubstanceReferenceInformation",
    "SubstanceSourceMaterial", "SubstanceSpecification", "SupplyDelivery", "SupplyRequest", "Task",
    "TerminologyCapabilities", "TestReport", "TestScript", "ValueSet", "VerificationResult", "VisionPrescription",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_fhir_are_found_and_no_other_is_repeated() {
        assert!(ELEMENTS.is_sorted());
        assert_eq!(element("_birthDate"), Some("birthDate"));
        assert_eq!(within("entry[0]", "canary"), "entry[0].(other elements)");
        assert_eq!(within("", "_birthDate"), "_birthDate");
    }
}
