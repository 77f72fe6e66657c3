//! The names that FHIR R4 (hl7.org/fhir/R4) gives to resources and to the elements of those that are read. Reports
//! name things by these alone, so that no word of a file ever stands in one.

use serde_json::{Map, Value};

use super::tally::{Tally, Why};

/// The resource type of this name; `None` when R4 has none such.
pub(super) fn named(name: &str) -> Option<&'static str> {
    RESOURCES.iter().find(|known| **known == name).copied()
}

/// Lists every element of `map` that is there but not read: the known ones by name, others as one.
pub(super) fn list_unread(
    map: &Map<String, Value>,
    kind: &'static str,
    (known, read): (&[&'static str], &[&str]),
    tally: &mut Tally,
) {
    for name in map.keys().filter(|name| !read.contains(&name.as_str()) && !is_wrapping(name)) {
        match known.iter().find(|known| *known == name) {
            Some(known) => tally.add(kind, Some(known), Why::NoPlace),
            None if name == "extension" => tally.add(kind, Some("extension"), Why::NoPlace),
            None => tally.add(kind, Some("(other elements)"), Why::NoPlace),
        }
    }
    if map.get("meta").and_then(|meta| meta.get("security")).is_some() {
        tally.add(kind, Some("meta.security"), Why::NoPlace);
    }
}

/// Whether an element carries a modifier that is not known here, which is then tallied: unless it is understood, the
/// element must not be processed.
pub(super) fn is_modified(map: &Map<String, Value>, kind: &'static str, tally: &mut Tally) -> bool {
    let modified = map.contains_key("modifierExtension");
    if modified {
        tally.add(kind, Some("modifierExtension"), Why::Modified);
    }
    modified
}

/// What every resource may carry around its content; extensions of primitive elements begin with `_`.
fn is_wrapping(name: &str) -> bool {
    matches!(name, "resourceType" | "id" | "meta" | "implicitRules" | "language" | "text" | "contained")
        || name == "modifierExtension"
        || name.starts_with('_')
}

/// The elements of Patient.
pub(super) const PATIENT: &[&str] = &[
    "identifier",
    "active",
    "name",
    "telecom",
    "gender",
    "birthDate",
    "deceasedBoolean",
    "deceasedDateTime",
    "address",
    "maritalStatus",
    "multipleBirthBoolean",
    "multipleBirthInteger",
    "photo",
    "contact",
    "communication",
    "generalPractitioner",
    "managingOrganization",
    "link",
];
/// The elements of Goal.
pub(super) const GOAL: &[&str] = &[
    "identifier",
    "lifecycleStatus",
    "achievementStatus",
    "category",
    "priority",
    "description",
    "subject",
    "startDate",
    "startCodeableConcept",
    "target",
    "statusDate",
    "statusReason",
    "expressedBy",
    "addresses",
    "note",
    "outcomeCode",
    "outcomeReference",
];
/// The elements of CarePlan.
pub(super) const CARE_PLAN: &[&str] = &[
    "identifier",
    "instantiatesCanonical",
    "instantiatesUri",
    "basedOn",
    "replaces",
    "partOf",
    "status",
    "intent",
    "category",
    "title",
    "description",
    "subject",
    "encounter",
    "period",
    "created",
    "author",
    "contributor",
    "careTeam",
    "addresses",
    "supportingInfo",
    "goal",
    "activity",
    "note",
];
/// The elements of CarePlan.activity.
pub(super) const ACTIVITY: &[&str] = &["outcomeCodeableConcept", "outcomeReference", "progress", "reference", "detail"];
/// The elements of CarePlan.activity.detail.
pub(super) const DETAIL: &[&str] = &[
    "kind",
    "instantiatesCanonical",
    "instantiatesUri",
    "code",
    "reasonCode",
    "reasonReference",
    "goal",
    "status",
    "statusReason",
    "doNotPerform",
    "scheduledTiming",
    "scheduledPeriod",
    "scheduledString",
    "location",
    "performer",
    "productCodeableConcept",
    "productReference",
    "dailyAmount",
    "quantity",
    "description",
];

const RESOURCES: &[&str] = &[
    "Account",
    "ActivityDefinition",
    "AdverseEvent",
    "AllergyIntolerance",
    "Appointment",
    "AppointmentResponse",
    "AuditEvent",
    "Basic",
    "Binary",
    "BiologicallyDerivedProduct",
    "BodyStructure",
    "Bundle",
    "CapabilityStatement",
    "CarePlan",
    "CareTeam",
    "CatalogEntry",
    "ChargeItem",
    "ChargeItemDefinition",
    "Claim",
    "ClaimResponse",
    "ClinicalImpression",
    "CodeSystem",
    "Communication",
    "CommunicationRequest",
    "CompartmentDefinition",
    "Composition",
    "ConceptMap",
    "Condition",
    "Consent",
    "Contract",
    "Coverage",
    "CoverageEligibilityRequest",
    "CoverageEligibilityResponse",
    "DetectedIssue",
    "Device",
    "DeviceDefinition",
    "DeviceMetric",
    "DeviceRequest",
    "DeviceUseStatement",
    "DiagnosticReport",
    "DocumentManifest",
    "DocumentReference",
    "EffectEvidenceSynthesis",
    "Encounter",
    "Endpoint",
    "EnrollmentRequest",
    "EnrollmentResponse",
    "EpisodeOfCare",
    "EventDefinition",
    "Evidence",
    "EvidenceVariable",
    "ExampleScenario",
    "ExplanationOfBenefit",
    "FamilyMemberHistory",
    "Flag",
    "Goal",
    "GraphDefinition",
    "Group",
    "GuidanceResponse",
    "HealthcareService",
    "ImagingStudy",
    "Immunization",
    "ImmunizationEvaluation",
    "ImmunizationRecommendation",
    "ImplementationGuide",
    "InsurancePlan",
    "Invoice",
    "Library",
    "Linkage",
    "List",
    "Location",
    "Measure",
    "MeasureReport",
    "Media",
    "Medication",
    "MedicationAdministration",
    "MedicationDispense",
    "MedicationKnowledge",
    "MedicationRequest",
    "MedicationStatement",
    "MedicinalProduct",
    "MedicinalProductAuthorization",
    "MedicinalProductContraindication",
    "MedicinalProductIndication",
    "MedicinalProductIngredient",
    "MedicinalProductInteraction",
    "MedicinalProductManufactured",
    "MedicinalProductPackaged",
    "MedicinalProductPharmaceutical",
    "MedicinalProductUndesirableEffect",
    "MessageDefinition",
    "MessageHeader",
    "MolecularSequence",
    "NamingSystem",
    "NutritionOrder",
    "Observation",
    "ObservationDefinition",
    "OperationDefinition",
    "OperationOutcome",
    "Organization",
    "OrganizationAffiliation",
    "Parameters",
    "Patient",
    "PaymentNotice",
    "PaymentReconciliation",
    "Person",
    "PlanDefinition",
    "Practitioner",
    "PractitionerRole",
    "Procedure",
    "Provenance",
    "Questionnaire",
    "QuestionnaireResponse",
    "RelatedPerson",
    "RequestGroup",
    "ResearchDefinition",
    "ResearchElementDefinition",
    "ResearchStudy",
    "ResearchSubject",
    "RiskAssessment",
    "RiskEvidenceSynthesis",
    "Schedule",
    "SearchParameter",
    "ServiceRequest",
    "Slot",
    "Specimen",
    "SpecimenDefinition",
    "StructureDefinition",
    "StructureMap",
    "Subscription",
    "Substance",
    "SubstanceNucleicAcid",
    "SubstancePolymer",
    "SubstanceProtein",
    "SubstanceReferenceInformation",
    "SubstanceSourceMaterial",
    "SubstanceSpecification",
    "SupplyDelivery",
    "SupplyRequest",
    "Task",
    "TerminologyCapabilities",
    "TestReport",
    "TestScript",
    "ValueSet",
    "VerificationResult",
    "VisionPrescription",
];
