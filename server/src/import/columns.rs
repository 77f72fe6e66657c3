//! What the columns of a table of clients mean, by their headings in English and Spanish. Must never guess at a heading
//! that is not listed: such a column is left.

use waystation_sync::care::overview::fold;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Column {
    Number,
    Name,
    Given,
    Middle,
    Family,
    UsualName,
    Born,
    Phone,
    Mobile,
    Email,
    Address,
    Street,
    City,
    State,
    PostalCode,
    Country,
    Language,
    Interpreter,
    Gender,
    Pronouns,
}

use Column::{
    Address, Born, City, Country, Email, Family, Gender, Given, Interpreter, Language, Middle, Mobile, Name, Number,
    Phone, PostalCode, Pronouns, State, Street, UsualName,
};

/// Headings, folded.
const HEADINGS: &[(Column, &[&str])] = &[
    (
        Number,
        &[
            "id",
            "no",
            "number",
            "client id",
            "client no",
            "client number",
            "chart",
            "chart no",
            "chart number",
            "mrn",
            "record number",
            "patient id",
            "file no",
            "numero",
            "n",
            "no de cliente",
            "numero de cliente",
            "expediente",
            "historia",
            "numero de expediente",
        ],
    ),
    (
        Name,
        &[
            "name",
            "full name",
            "client",
            "client name",
            "patient",
            "patient name",
            "nombre completo",
            "cliente",
            "paciente",
        ],
    ),
    (
        Given,
        &[
            "first name",
            "given name",
            "given names",
            "first",
            "firstname",
            "forename",
            "nombre",
            "nombres",
            "primer nombre",
        ],
    ),
    (Middle, &["middle name", "middle", "segundo nombre"]),
    (Family, &["last name", "surname", "family name", "last", "lastname", "apellido", "apellidos", "primer apellido"]),
    (
        UsualName,
        &[
            "preferred name",
            "usual name",
            "nickname",
            "known as",
            "goes by",
            "nombre preferido",
            "nombre usual",
            "apodo",
        ],
    ),
    (
        Born,
        &[
            "birth date",
            "birthdate",
            "date of birth",
            "dob",
            "d o b",
            "born",
            "birthday",
            "fecha de nacimiento",
            "nacimiento",
            "f nacimiento",
        ],
    ),
    (Phone, &["phone", "telephone", "phone number", "tel", "home phone", "telefono", "tel casa"]),
    (Mobile, &["mobile", "cell", "cell phone", "mobile phone", "cellphone", "celular", "movil"]),
    (Email, &["email", "e mail", "email address", "mail", "correo", "correo electronico"]),
    (Address, &["address", "home address", "mailing address", "direccion", "domicilio"]),
    (Street, &["street", "street address", "address 1", "address line 1", "calle"]),
    (City, &["city", "town", "ciudad", "localidad"]),
    (State, &["state", "province", "county", "estado", "provincia", "departamento"]),
    (PostalCode, &["zip", "zip code", "postal code", "postcode", "cp", "codigo postal"]),
    (Country, &["country", "pais"]),
    (Language, &["language", "preferred language", "idioma", "lengua"]),
    (Interpreter, &["interpreter", "interpreter needed", "needs interpreter", "interprete", "necesita interprete"]),
    (Gender, &["gender", "sex", "genero", "sexo"]),
    (Pronouns, &["pronouns", "pronombres"]),
];

impl Column {
    /// What a column with this heading holds.
    pub(super) fn of(heading: &str) -> Option<Self> {
        let heading = fold(heading);
        HEADINGS.iter().find(|(_, known)| known.contains(&heading.as_str())).map(|(column, _)| *column)
    }

    /// What it is called for the person who looks at it before anything is written.
    pub(crate) const fn shown(self) -> &'static str {
        match self {
            Number => "number there",
            Name => "whole name",
            Given => "given name",
            Middle => "middle name",
            Family => "family name",
            UsualName => "name in use",
            Born => "birth date",
            Phone => "telephone",
            Mobile => "mobile telephone",
            Email => "email",
            Address => "address",
            Street => "street",
            City => "town",
            State => "state",
            PostalCode => "postal code",
            Country => "country",
            Language => "language",
            Interpreter => "whether an interpreter is needed",
            Gender => "gender",
            Pronouns => "pronouns",
        }
    }
}
