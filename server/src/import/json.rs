//! JSON values, and where an object of them has one name twice. Must never keep one of two values without a word: which
//! of them was meant nobody can tell.

use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use super::kinds;

/// A step from a value to one that it holds.
enum Step {
    Name(String),
    Place(usize),
}

/// Where a name stands for the second time in one object: the steps to it, the last one first.
#[derive(Default)]
pub(super) struct Twice(Option<Vec<Step>>);

impl Twice {
    /// The place of the name that stands twice, in a value that stands at `place`; `None` where none does.
    pub(super) fn within(&self, place: &str) -> Option<String> {
        let steps = self.0.as_ref()?.iter().rev();
        Some(steps.fold(place.to_owned(), |place, step| match step {
            Step::Name(name) => kinds::within(&place, name),
            Step::Place(number) => format!("{place}[{number}]"),
        }))
    }

    /// Notes what was found below a step; the first that was found stands.
    fn below(&mut self, inner: Self, step: impl FnOnce() -> Step) {
        if let (None, Some(mut steps)) = (&self.0, inner.0) {
            steps.push(step());
            self.0 = Some(steps);
        }
    }
}

/// Reads one value whole.
pub(super) struct Whole<'t>(pub(super) &'t mut Twice);

impl<'de> serde::de::DeserializeSeed<'de> for Whole<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Value, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Whole<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("any JSON value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Number::from_f64(value).map(Value::Number).ok_or_else(|| E::custom("number out of range"))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Value, A::Error> {
        let mut all = Vec::new();
        loop {
            let mut inner = Twice::default();
            let Some(one) = from.next_element_seed(Whole(&mut inner))? else { break };
            self.0.below(inner, || Step::Place(all.len()));
            all.push(one);
        }
        Ok(Value::Array(all))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Value, A::Error> {
        let mut all = Map::new();
        while let Some(name) = from.next_key::<String>()? {
            let mut inner = Twice::default();
            let one = from.next_value_seed(Whole(&mut inner))?;
            self.0.below(inner, || Step::Name(name.clone()));
            if all.contains_key(&name) {
                self.0.below(Twice(Some(Vec::new())), || Step::Name(name.clone()));
            }
            all.insert(name, one);
        }
        Ok(Value::Object(all))
    }
}

#[cfg(test)]
mod tests {
    use serde::de::DeserializeSeed;

    use super::*;

    fn read(text: &str) -> (Value, Option<String>) {
        let mut twice = Twice::default();
        let value = Whole(&mut twice).deserialize(&mut serde_json::Deserializer::from_str(text)).unwrap();
        (value, twice.within("entry[0]"))
    }

    #[test]
    fn values_are_as_they_stand_and_a_name_that_stands_twice_is_named_by_its_place() {
        let text = r#"{"a":[1,-2,2.5,true,null,"x",{"b":[]}],"id":"1"}"#;
        assert_eq!(read(text), (serde_json::from_str(text).unwrap(), None));
        for (text, place) in [
            (r#"{"id":"1","id":"1"}"#, "entry[0].id"),
            (r#"{"name":[{"text":"a"},{"given":["b"],"text":"a","\u0074ext":"b"}]}"#, "entry[0].name[1].text"),
            (r#"{"name":[{"secret":1,"secret":2}],"id":1,"id":2}"#, "entry[0].name[0].(other elements)"),
        ] {
            assert_eq!(read(text).1.as_deref(), Some(place), "{text}");
        }
    }
}
