/// Odometers that disagree with the readings before and after them.
package enum OdometerHistory {
    /// Gives readings that cannot be right beside their neighbours the code `OD-ROLL` or `OD-JUMP`, and a finding.
    ///
    /// Readings of one VIN are put in the order of their days. One that is lower than the reading before, to which the
    /// next one agrees, went back; one that is higher than the next, which agrees with the one before, jumped. At the
    /// end, where no next one can tell, a reading went back unless the one before is more than double. The value stays: which digit is wrong, nobody can tell. Only deals and repair orders count, whose
    /// reading is of a known day; the odometer of a customer list is of the day somebody typed it.
    package static func judge(_ connection: Connection) throws {
        try connection.execute(
            """
            DELETE FROM cell_finding WHERE field = 'odometer' AND code IN ('OD-ROLL', 'OD-JUMP');
            UPDATE vehicle SET odometer_code = 'OD-OK' WHERE odometer_code IN ('OD-ROLL', 'OD-JUMP');
            CREATE TEMP TABLE odd_reading AS
            WITH reading AS (
              SELECT id, vin, seen_on, CAST(odometer AS INTEGER) AS distance
              FROM vehicle
              WHERE vin IS NOT NULL AND seen_on IS NOT NULL AND odometer IS NOT NULL
                AND odometer_code IN ('OD-OK', 'OD-MI') AND origin IN ('deal', 'repair_order')
            ),
            neighbour AS (
              SELECT id, distance,
                     LAG(distance) OVER history AS former,
                     LAG(distance, 2) OVER history AS second_former,
                     LEAD(distance) OVER history AS following,
                     LEAD(distance, 2) OVER history AS second_following
              FROM reading
              WINDOW history AS (PARTITION BY vin ORDER BY seen_on, distance, id)
            )
            SELECT id, code
            FROM (
              SELECT id,
                     CASE
                       WHEN distance < former
                        AND COALESCE(following >= former, second_former IS NULL OR distance < second_former OR former < 2 * distance)
                         THEN 'OD-ROLL'
                       WHEN distance > following AND COALESCE(former <= following, second_following < distance)
                         THEN 'OD-JUMP'
                     END AS code
              FROM neighbour
            )
            WHERE code IS NOT NULL;
            UPDATE vehicle SET odometer_code = o.code FROM odd_reading o
            WHERE vehicle.id = o.id AND odometer_code = 'OD-OK';
            INSERT INTO cell_finding (source_record_id, field, code, action)
              SELECT id, 'odometer', code, 'flagged' FROM odd_reading ORDER BY id;
            DROP TABLE odd_reading
            """)
    }
}
