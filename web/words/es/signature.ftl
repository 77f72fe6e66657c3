# Las firmas de las anotaciones

signature-signed = Con firma
# Mientras hay varias firmas, encima de lo que firmó cada una
signature-several = Se firmó más de una vez: elija una
signature-by = Firma: { $person }, { $when }.
signature-twice = Se firmó más de una vez. Todas las firmas se conservan; elija la válida.
# Siguen las letras de la huella
signature-fingerprint = Huella
signature-unvouched = Firma sin confirmar
signature-unvouched-by = Aquí hay una firma a nombre de { $person }, { $when }, pero no se hizo para esta anotación con ninguna llave que la clínica conozca. Considere que no está firmada y consulte a { $person }.
signature-unvouched-unread = Aquí hay una firma que no se puede verificar. Considere que no está firmada y consulte a quien la escribió.
# Una línea de algo que se firma
signature-line-draft = Aún sin firmar: { $words }
signature-line-unvouched = Sin firma comprobada: { $words }
# Una firma junto a la que se eligió
signature-not-chosen = También lo firmó { $person }, { $when }, con estas palabras. Se eligió otra firma.
