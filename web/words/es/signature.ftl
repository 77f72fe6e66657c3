# Las firmas de las anotaciones

signature-signed = Con firma
signature-by = Firma de { $person }, { $when }.
signature-twice = Se firmó más de una vez. Todas se conservan; elija la que vale.
# Siguen las letras de la huella
signature-fingerprint = Huella
signature-unvouched = No consta que esté firmado
signature-unvouched-by = Aquí hay una firma en nombre de { $person }, { $when }, pero ninguna clave que la clínica conozca la hizo para esta anotación. Considérela sin firmar y pregunte a { $person }.
signature-unvouched-unread = Aquí hay una firma que no se puede comprobar. Considérela sin firmar y pregunte a quien escribió esto.
