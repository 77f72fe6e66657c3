# Quienes trabajan en la clínica

people-title = Personal
people-intro = Quienes pueden iniciar sesión aquí. Cada persona trabaja con su propio nombre.
people-name = Nombre
people-role = Rol
# Una marca junto a quien ya no trabaja aquí
people-left = espera que le den acceso
people-let-in = Dar acceso a { $name }
people-add = Agregar a una persona
people-passphrase = Pídale que escriba su contraseña personalmente: después nadie puede cambiarla.
people-add-this = Agregar
